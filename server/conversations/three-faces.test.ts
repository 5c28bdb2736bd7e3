import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { aNewVersion, aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'

const census = JSON.parse(
  readFileSync(new URL('../../forms/test/forms/statistics-census.json', import.meta.url), 'utf8'),
)
const definition = {
  ...proofOfAddress,
  form: { schema: census.schema, uiSchema: census.uiSchema, texts: census.texts },
}
const typed: string[] = census.transcripts.en
  .filter((line: string) => line.startsWith('> ') && line !== '> submit')
  .map((line: string) => line.slice(2))

let parley: TestParley

beforeAll(async () => {
  parley = await testParley()
})

async function begun(service: { name: string }) {
  const anna = await parley.signedIn()
  const { body } = await anna.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  type Page = { messages: { body: { kind: string; path?: string; text?: string } }[] }
  const step = ({ messages }: Page) => messages.map((message) => message.body).at(-1)
  return {
    say: async (text: string) =>
      step((await anna.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'text', text } }).expect(200)).body),
    form: async () => (await anna.get(`${path}/form`).expect(200)).body.formData,
    save: async (formData: object): Promise<Page> =>
      (await anna.put(`${path}/form`, { id: randomUUID(), formData }).expect(200)).body,
    step,
  }
}

describe('chat, form view and API over one conversation', () => {
  it('lose nothing when the form view is opened and saved after each answer of a long form', async () => {
    const talk = await begun(await aService(parley.owner, { definition }))
    for (const text of typed) {
      const open = await talk.say(text)
      const before = await talk.form()
      const saved = talk.step(await talk.save(before))
      expect(await talk.form()).toEqual(before)
      if (open?.kind === 'ask') expect(saved).toMatchObject({ kind: 'ask', path: open.path })
    }
  })

  it('go on where the talk was when something else was changed in the form view, in a row that is half filled', async () => {
    const talk = await begun(await aService(parley.owner, { definition }))
    const [street, house, flat, , name, sex] = typed
    for (const text of [street, house, flat, name, sex]) await talk.say(String(text))
    const before = await talk.form()
    const open = talk.step(await talk.save({ ...before, address: { ...before.address, street: 'Toktogul' } }))
    expect(open).toMatchObject({ kind: 'ask', path: '/persons/0/born' })
    expect(await talk.form()).toEqual({ ...before, address: { street: 'Toktogul', house: before.address.house } })
  })

  it('tell of a new version to who saves the form view that was open meanwhile', async () => {
    const service = await aService(parley.owner)
    const talk = await begun(service)
    await talk.say('Anna Petrova')
    const before = await talk.form()
    const { schema } = proofOfAddress.form
    const properties = { ...(schema.properties as object), town: { type: 'string', title: 'Town' } }
    await aNewVersion(parley.owner, service, {
      ...proofOfAddress,
      conversationsUnderWay: 'carry-over',
      form: { ...proofOfAddress.form, schema: { ...schema, properties, required: ['name', 'street', 'town'] } },
    })
    const { messages } = await talk.save({ ...before, street: 'Linden Street 7' })
    const said = messages.filter(({ body }) => body.kind === 'say').map(({ body }) => body.text)
    expect(said.join(' ')).toContain('1 new question')
    expect(said.join(' ')).toContain('nothing is lost')
    expect(await talk.form()).toMatchObject({ name: 'Anna Petrova', street: 'Linden Street 7' })
  })
})
