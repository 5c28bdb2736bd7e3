import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { aNewVersion, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'

let parley: TestParley

beforeAll(async () => {
  parley = await testParley()
})

/** The same service, which now also asks for the town. */
function withTown(underWay: 'carry-over' | 'pin'): ServiceDefinition {
  const { schema } = proofOfAddress.form
  const properties = { ...(schema.properties as object), town: { type: 'string', title: 'Town' } }
  const form = {
    ...proofOfAddress.form,
    schema: { ...schema, properties, required: ['name', 'street', 'purpose', 'town'] },
  }
  return { ...proofOfAddress, conversationsUnderWay: underWay, form }
}

async function halfWay(anna: SignedIn) {
  const service = await aService(parley.owner)
  const { body } = await anna.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const take = async (reply: object) =>
    (await anna.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)).body.messages
  const say = (text: string) => take({ kind: 'text', text })
  await say('Anna Petrova')
  return { service, path, say, take }
}

type Said = { body: { kind: string; text?: string; path?: string; title?: string } }
const kinds = (messages: Said[]) => messages.map(({ body }) => body.kind)

describe('a new version while a conversation is under way', () => {
  it('is told at the next reply: that reply counts, nothing is lost, and the new question is asked', async () => {
    const anna = await parley.signedIn()
    const { service, path, say } = await halfWay(anna)
    await aNewVersion(parley.owner, service, withTown('carry-over'))
    const messages: Said[] = await say('Linden Street 7')
    expect(kinds(messages)).toEqual(['reply', 'say', 'ask'])
    expect(messages[0]?.body).toMatchObject({ text: 'Linden Street 7', title: 'Street' })
    expect(messages[1]?.body.text).toContain('1 new question')
    expect(messages[1]?.body.text).toContain('nothing is lost')
    const { formData, schema } = (await anna.get(`${path}/form`).expect(200)).body
    expect(formData).toEqual({ name: 'Anna Petrova', street: 'Linden Street 7' })
    expect(schema.properties.town).toBeDefined()
  })

  it('asks again what any version since wants to hear again, and offers what was said', async () => {
    const anna = await parley.signedIn()
    const { service, path, say } = await halfWay(anna)
    await aNewVersion(parley.owner, service, { ...withTown('carry-over'), askAgain: ['/properties/name'] })
    await aNewVersion(parley.owner, service, withTown('carry-over'))
    const messages: Said[] = await say('Linden Street 7')
    expect(messages[1]?.body.text).toContain('1 question to answer again')
    expect(messages.at(-1)?.body).toMatchObject({ kind: 'ask', path: '/name', suggestion: 'Anna Petrova' })
    expect((await anna.get(`${path}/form`).expect(200)).body.formData).toEqual({ street: 'Linden Street 7' })
  })

  it('is not sent past: sending shows what is new instead', async () => {
    const anna = await parley.signedIn()
    const { service, path, say, take } = await halfWay(anna)
    await say('Linden Street 7')
    await say('bank')
    await take({ kind: 'command', command: 'skip' })
    await aNewVersion(parley.owner, service, withTown('carry-over'))
    const messages: Said[] = await take({ kind: 'command', command: 'submit' })
    expect(kinds(messages)).toEqual(['reply', 'say', 'ask'])
    expect(messages.at(-1)?.body.path).toBe('/town')
    expect((await anna.get(path)).body.conversation.status).toBe('open')
    expect(kinds(await say('Novozersk'))).toContain('review')
  })

  it('leaves it alone where the agency said so', async () => {
    const anna = await parley.signedIn()
    const { service, path, say } = await halfWay(anna)
    await aNewVersion(parley.owner, service, withTown('pin'))
    expect(kinds(await say('Linden Street 7'))).toEqual(['reply', 'ask'])
    expect((await anna.get(`${path}/form`)).body.schema.properties.town).toBeUndefined()
  })
})
