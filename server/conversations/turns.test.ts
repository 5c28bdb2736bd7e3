import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
})

const begin = async (anna: SignedIn, locale = 'en') =>
  (await anna.post('/api/conversations', { service: service.name, locale }).expect(201)).body

const say = (anna: SignedIn, id: string, text: string, turnId = randomUUID()) =>
  anna.post(`/api/conversations/${id}/turns`, { id: turnId, reply: { kind: 'text', text } })

type Said = {
  seq: number
  author: { kind: string }
  body: { kind: string; text?: string; title?: string; path?: string }
}
const asked = (messages: Said[]) => messages.filter(({ body }) => body.kind === 'ask').at(-1)?.body.path

describe('a conversation', () => {
  it('begins with who speaks and the first question', async () => {
    const anna = await parley.signedIn()
    const { conversation, messages } = await begin(anna)
    expect(conversation).toMatchObject({ service: service.name, title: 'Proof of address', status: 'open', lastSeq: 2 })
    expect(messages.map((one: Said) => [one.seq, one.author.kind, one.body.kind])).toEqual([
      [1, 'parley', 'say'],
      [2, 'parley', 'ask'],
    ])
    expect(messages[0].body.text).toContain('automatic')
  })

  it('speaks the language it was begun in', async () => {
    const anna = await parley.signedIn()
    const { messages } = await begin(anna, 'ru')
    expect(messages[0].body.text).toContain('автоматический')
    expect(messages[1].body.title).toBe('Полное имя')
  })

  it('keeps what was said in order and without gaps, with the words of the person', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const { body } = await say(anna, conversation.id, 'Anna Petrova').expect(200)
    expect(body.messages[0]).toMatchObject({
      seq: 3,
      author: { kind: 'applicant' },
      body: { kind: 'reply', text: 'Anna Petrova', path: '/name', title: 'Full name' },
    })
    expect(asked(body.messages)).toBe('/street')
    const all = (await anna.get(`/api/conversations/${conversation.id}`).expect(200)).body
    expect(all.messages.map((one: Said) => one.seq)).toEqual(all.messages.map((_: Said, index: number) => index + 1))
    expect(all.conversation.lastSeq).toBe(all.messages.length)
    const rest = (await anna.get(`/api/conversations/${conversation.id}?after=3`).expect(200)).body
    expect(rest.messages[0].seq).toBe(4)
  })

  it('explains an answer that does not fit and asks again', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const { body } = await say(anna, conversation.id, 'Al').expect(200)
    const problem = body.messages.find((one: Said) => one.body.kind === 'problem')
    expect(problem.body.text).toContain('Full name')
    expect(asked(body.messages)).toBe('/name')
  })

  it('keeps a typed command as one, not as an answer to the open question', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const { body } = await say(anna, conversation.id, 'help').expect(200)
    expect(body.messages[0].body).toEqual({ kind: 'reply', text: 'help', command: 'help' })
  })

  it('answers a repeated turn with the same messages and changes nothing', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const turnId = randomUUID()
    const first = (await say(anna, conversation.id, 'Anna Petrova', turnId).expect(200)).body
    const again = (await say(anna, conversation.id, 'somebody else', turnId).expect(200)).body
    expect(again.messages).toEqual(first.messages)
    const all = (await anna.get(`/api/conversations/${conversation.id}`)).body
    expect(all.conversation.lastSeq).toBe(first.conversation.lastSeq)
  })

  it('loses and doubles nothing when devices answer at once, each three times', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const turns = Array.from({ length: 4 }, (_, n) => ({ id: randomUUID(), text: `/help ${n}` }))
    const sends = [...turns, ...turns, ...turns].map((turn) => say(anna, conversation.id, turn.text, turn.id))
    const answers = await Promise.all(sends)
    const kept = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    for (const { body } of lost) expect(body.code).toBe('changed-meanwhile')
    const all = (await anna.get(`/api/conversations/${conversation.id}`)).body.messages as Said[]
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
    const replies = all.filter(({ body }) => body.kind === 'reply').map(({ body }) => body.text)
    expect(new Set(replies).size).toBe(replies.length)
    expect(kept.length).toBeGreaterThan(0)
  })

  it('is not there for anybody else', async () => {
    const anna = await parley.signedIn()
    const boris = await parley.signedIn()
    const { conversation } = await begin(anna)
    await boris.get(`/api/conversations/${conversation.id}`).expect(404)
    await say(boris, conversation.id, 'Boris Klein').expect(404)
    await boris.get(`/api/conversations/${conversation.id}/form`).expect(404)
    expect((await boris.get('/api/conversations').expect(200)).body.conversations).toEqual([])
  })

  it('needs a sign-in, and keeps everything until there is one again', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    await anna.post('/auth/sign-out').expect(204)
    const refused = await say(anna, conversation.id, 'Anna Petrova').expect(401)
    expect(refused.body).toMatchObject({ code: 'not-signed-in', status: 401 })
    const back = await parley.signedIn(anna.person)
    const { body } = await say(back, conversation.id, 'Anna Petrova').expect(200)
    expect(asked(body.messages)).toBe('/street')
  })

  it('is answered by the form view as by words', async () => {
    const anna = await parley.signedIn()
    const { conversation } = await begin(anna)
    const formData = { name: 'Anna Petrova', street: 'Linden Street 7', purpose: 'bank' }
    await anna.put(`/api/conversations/${conversation.id}/form`, { id: randomUUID(), formData }).expect(200)
    const form = (await anna.get(`/api/conversations/${conversation.id}/form`).expect(200)).body
    expect(form.formData).toEqual(formData)
  })
})
