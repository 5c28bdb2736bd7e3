import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import { decideCase } from '../cases/decide.ts'
import { anOfficialOf, documentsOf, grant, sendAnswers } from '../documents/test/decided-cases.ts'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
})

type Said = { body: { kind: string; path?: string; code?: string; text?: string } }

async function conversation(anna: SignedIn, formData: object, locale = 'en') {
  const { body } = await anna.post('/api/conversations', { service: service.name, locale }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  await anna.put(`${path}/form`, { id: randomUUID(), formData }).expect(200)
  const take = async (reply: object) => {
    const { body: taken } = await anna.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)
    const said = (taken.messages as Said[])
      .slice(1)
      .map(({ body: { kind, path: at, code, text } }) => ({ kind, at, code, text }))
    return { status: taken.conversation.status, said }
  }
  return { take, command: (command: string) => take({ kind: 'command', command }) }
}

const answers = { name: 'Anna 🙂', street: 'Linden Street 7 ☃︎', purpose: 'bank' }

describe('an answer with a sign that cannot be printed', () => {
  it('is told with the review, by its question and the sign', async () => {
    const { command } = await conversation(await parley.signedIn(), answers)
    const { said } = await command('review')
    expect(said[0]).toMatchObject({ kind: 'say' })
    expect(said[0]?.text).toContain('“Full name” contains 🙂, which has no printed form')
    expect(said[1]?.kind).toBe('review')
  })

  it('is asked again instead of being sent, and sent once it is written otherwise', async () => {
    const anna = await parley.signedIn()
    const { take, command } = await conversation(anna, answers, 'ru')
    await command('review')
    const refused = await command('submit')
    expect(refused.status).toBe('open')
    expect(refused.said[0]).toMatchObject({ kind: 'problem', at: '/name', code: 'unprintable' })
    expect(refused.said[0]?.text).toContain('В ответе «Полное имя» есть 🙂')
    expect(refused.said.at(-1)).toMatchObject({ kind: 'ask', at: '/name' })
    await take({ kind: 'text', text: 'Anna' })
    await command('review')
    const sent = await command('submit')
    expect(sent.status).toBe('submitted')
  })
})

describe('a reason with a sign that cannot be printed', () => {
  it('decides nothing, since no document could say it', async () => {
    const { number } = await sendAnswers(await parley.signedIn(), service.name)
    const official = await anOfficialOf(parley, service.agency.id)
    const { id } = await parley.owner('cases').where({ number }).first('id')
    const decision = { id, outcome: 'granted', reason: 'It is so 🙂.' } as const
    await expect(actFor(official, () => decideCase(parley.deps, official, decision))).rejects.toMatchObject({
      faults: [{ path: 'reason', reason: 'unprintable 🙂' }],
    })
    expect(await documentsOf(parley, number)).toEqual([])
    await grant(parley, official, number)
    expect(await documentsOf(parley, number)).toHaveLength(1)
  })
})
