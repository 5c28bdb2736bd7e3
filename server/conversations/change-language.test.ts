import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley

beforeAll(async () => {
  parley = await testParley()
})

async function begun(anna: SignedIn) {
  const service = await aService(parley.owner)
  const { body } = await anna.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const say = async (text: string) =>
    (await anna.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'text', text } }).expect(200)).body
  const inLanguage = (locale: string, id = randomUUID()) => anna.put(`${path}/locale`, { id, locale })
  return { path, say, inLanguage }
}

describe('another language in the middle of a conversation', () => {
  it('puts the open question again, under the same number, and keeps the answers', async () => {
    const anna = await parley.signedIn()
    const { path, say, inLanguage } = await begun(anna)
    const english = (await say('Anna Petrova')).messages.at(-1).body
    const { conversation, messages } = (await inLanguage('ru').expect(200)).body
    expect(conversation.locale).toBe('ru')
    expect(messages.map(({ body }: { body: { kind: string } }) => body.kind)).toEqual(['say', 'ask'])
    expect(messages[0].body.text).toBe('Дальше — по-русски.')
    expect(messages[1].body).toMatchObject({ path: english.path, prompt: english.prompt })
    expect(messages[1].body.title).not.toBe(english.title)
    expect((await anna.get(`${path}/form`).expect(200)).body.formData).toEqual({ name: 'Anna Petrova' })
    expect((await anna.get(path).expect(200)).body.conversation.locale).toBe('ru')
    expect((await say('Линден 7')).conversation.locale).toBe('ru')
  })

  it('is a turn: the same id again changes nothing', async () => {
    const anna = await parley.signedIn()
    const { path, inLanguage } = await begun(anna)
    const id = randomUUID()
    const first = (await inLanguage('ru', id).expect(200)).body
    const again = (await inLanguage('en', id).expect(200)).body
    expect(again.messages).toEqual(first.messages)
    expect((await anna.get(path).expect(200)).body.conversation).toMatchObject({
      locale: 'ru',
      lastSeq: first.conversation.lastSeq,
    })
  })

  it('is refused where nobody speaks it', async () => {
    const anna = await parley.signedIn()
    const { inLanguage } = await begun(anna)
    expect((await inLanguage('tlh').expect(422)).body.code).toBe('invalid')
  })
})

describe('the list of one’s conversations', () => {
  it('says how far each has come', async () => {
    const anna = await parley.signedIn()
    const { say } = await begun(anna)
    const listed = async () => (await anna.get('/api/conversations').expect(200)).body.conversations[0].progress
    const before = await listed()
    expect(before).toMatchObject({ answered: 0 })
    await say('Anna Petrova')
    expect(await listed()).toMatchObject({ answered: 1, remaining: before.remaining - 1 })
  })
})
