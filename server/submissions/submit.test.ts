import { randomUUID } from 'node:crypto'
import { subject } from '@casl/ability'
import { beforeAll, describe, expect, it } from 'vitest'
import { abilityFor } from '../../catalog/abilities.ts'
import { isSubmissionNumber } from '../../catalog/submission-number.ts'
import { anAssignment } from '../../catalog/test/an-assignment.ts'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { decideCase } from '../cases/decide.ts'
import { decideCaseByRule } from '../cases/decide-by-rule.ts'
import { readCase } from '../cases/read-case.ts'
import { recordHash } from '../evidence/append-evidence.ts'
import { decideByRuleJob } from '../jobs/definitions.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
})

async function send(anna: SignedIn, answers = { name: 'Anna Petrova', street: 'Linden Street 7', purpose: 'bank' }) {
  const { body } = await anna.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  await anna.put(`${path}/form`, { id: randomUUID(), formData: answers }).expect(200)
  const turn = async (command: string) => {
    const sent = await anna.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'command', command } })
    return sent.body
  }
  await turn('review')
  const sent = await turn('submit')
  const receipt = sent.messages.find((one: { body: { kind: string } }) => one.body.kind === 'receipt')
  return { conversation: sent.conversation, messages: sent.messages, number: receipt?.body.number as string, path }
}

const theCase = (number: string) => parley.owner('cases').where({ number }).first()
const official = async (role = 'case-officer', agencyId: string | null = service.agency.id) => {
  const person = await aPerson(parley.owner, { name: 'Oleg Test', roles: [{ role, agencyId }] })
  return { accountId: person.id, name: person.name, locale: 'en', assignments: [anAssignment(role, agencyId)] }
}
const read = (actor: Actor, id: string) => actFor(actor, () => readCase(parley.deps, actor, { id }))
const decide = (actor: Actor, input: Parameters<typeof decideCase>[2]) =>
  actFor(actor, () => decideCase(parley.deps, actor, input))
const register = (street: string | undefined) => ({
  entryOf: async () => (street === undefined ? undefined : { street }),
})
const workRule = (street: string | undefined) =>
  parley.workOff<{ agencyId: string; id: string }>(decideByRuleJob.queue, (job) =>
    decideCaseByRule(parley.deps, register(street), job),
  )

describe('sending the answers', () => {
  it('freezes them under a number and opens a case at the office that the answers choose', async () => {
    const anna = await parley.signedIn()
    const { number, conversation } = await send(anna, {
      name: 'Anna Petrova',
      street: 'Linden Street 7',
      purpose: 'school',
    })
    expect(isSubmissionNumber(number)).toBe(true)
    expect(conversation).toMatchObject({ status: 'submitted', submission: { number } })
    const { body } = await anna.get(`/api/submissions/${number}`).expect(200)
    expect(body).toMatchObject({ number, status: 'open', office: 'Office school-desk' })
    expect(JSON.stringify(body.sections)).toContain('Linden Street 7')
    const opened = await theCase(number)
    expect(opened).toMatchObject({ status: 'open', office_id: service.agency.offices['school-desk'] })
  })

  it('is over then: another answer is refused and the submission cannot be rewritten', async () => {
    const anna = await parley.signedIn()
    const { path, number } = await send(anna)
    const late = await anna.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'text', text: 'Boris' } })
    expect(late.status).toBe(409)
    expect(late.body.code).toBe('not-in-this-state')
    await expect(parley.deps.db('submissions').where({ number }).update({ data: '{}' })).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('is nobody else’s to read', async () => {
    const { number } = await send(await parley.signedIn())
    const boris = await parley.signedIn()
    await boris.get(`/api/submissions/${number}`).expect(404)
    await boris.get(`/api/submissions/${number}/receipt.pdf`).expect(404)
  })

  it('says that the receipt is being made until it is sealed', async () => {
    const anna = await parley.signedIn()
    const { number } = await send(anna)
    const early = await anna.get(`/api/submissions/${number}/receipt.pdf`).expect(503)
    expect(early.headers['retry-after']).toBe('5')
  })
})

describe('deciding', () => {
  it('grants by rule when the register says the same, and tells the applicant', async () => {
    const anna = await parley.signedIn()
    const { number, path } = await send(anna)
    expect(await workRule('linden street, 7')).toBeGreaterThan(0)
    expect(await theCase(number)).toMatchObject({ status: 'decided', outcome: 'granted', decided_by_rule: true })
    const { messages } = (await anna.get(path)).body
    expect(messages.at(-1)).toMatchObject({ author: { kind: 'agency' }, body: { kind: 'say' } })
    expect(messages.at(-1).body.text).toContain('The register has this address.')
  })

  it('leaves the case to its office when the register says otherwise or nothing', async () => {
    for (const known of ['Another Street 1', undefined]) {
      const { number } = await send(await parley.signedIn())
      await workRule(known)
      expect(await theCase(number)).toMatchObject({ status: 'open' })
    }
  })

  it('lets an official of the agency read and decide with a reason; the applicant sees the look', async () => {
    const anna = await parley.signedIn()
    const { number, path } = await send(anna)
    const { id } = await theCase(number)
    const oleg = await official()
    const opened = await read(oleg, id)
    expect(opened.case.number).toBe(number)
    const { accesses } = (await anna.get('/api/accesses').expect(200)).body
    expect(accesses).toHaveLength(1)
    expect(accesses[0]).toMatchObject({
      who: 'Oleg Test',
      role: 'Case officer',
      case: number,
      purpose: 'to decide the case',
    })
    await decide(oleg, { id, outcome: 'refused', reason: 'The contract is missing.' })
    expect(await theCase(number)).toMatchObject({ status: 'decided', outcome: 'refused', decided_by: oleg.accountId })
    const told = (await anna.get(path)).body
    expect(told.conversation.status).toBe('decided')
    expect(told.messages.at(-1)).toMatchObject({ author: { kind: 'official', name: 'Oleg Test' } })
    await expect(decide(oleg, { id, outcome: 'granted', reason: 'again' })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
  })

  it('is decided once when two officials decide at the same moment', async () => {
    const { number } = await send(await parley.signedIn())
    const { id } = await theCase(number)
    const [oleg, olga] = [await official(), await official()]
    const both = await Promise.allSettled([
      decide(oleg, { id, outcome: 'granted', reason: 'yes' }),
      decide(olga, { id, outcome: 'refused', reason: 'no' }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(
      await parley.owner('documents').where({ kind: 'decision', submission_id: (await theCase(number)).submission_id }),
    ).toHaveLength(1)
  })

  it.each([
    ['an official of another agency', async () => official('case-officer', (await aService(parley.owner)).agency.id)],
    ['a service designer of the same agency', async () => official('service-designer')],
    ['an administrator', async () => official('administrator', null)],
    [
      'the applicant’s neighbour',
      async () => ({ accountId: (await aPerson(parley.owner)).id, name: 'x', locale: 'en', assignments: [] }),
    ],
  ])('is not there for %s', async (_who, actor) => {
    const { number } = await send(await parley.signedIn())
    const { id } = await theCase(number)
    await expect(read(await actor(), id)).rejects.toMatchObject({ code: 'not-found' })
    const decision = { id, outcome: 'granted', reason: 'because' } as const
    await expect(decide(await actor(), decision)).rejects.toMatchObject({ code: 'not-found' })
    expect(await parley.owner('accesses').where({ case_number: number })).toEqual([])
    expect(await theCase(number)).toMatchObject({ status: 'open' })
  })
})

describe('the evidence of an agency', () => {
  it('is a chain without gaps that a changed record breaks', async () => {
    await send(await parley.signedIn())
    const log = await parley.owner('evidence_records').where({ agency_id: service.agency.id }).orderBy('log_index')
    let previous: Buffer = Buffer.alloc(32)
    for (const [index, record] of log.entries()) {
      expect(Number(record.log_index)).toBe(index + 1)
      expect(record.prev_hash.equals(previous)).toBe(true)
      previous = recordHash(previous, record.body)
      expect(record.hash.equals(previous)).toBe(true)
    }
    expect(recordHash(Buffer.alloc(32), `${log[0].body} `).equals(log[0].hash)).toBe(false)
    await expect(parley.deps.db('evidence_records').update({ type: 'x' })).rejects.toMatchObject({ code: '42501' })
  })
})

it('keeps what the abilities say apart from what they do not', () => {
  const ability = abilityFor({ accountId: 'a', assignments: [] })
  expect(ability.can('read', subject('Submission', { account_id: 'a' }))).toBe(true)
  expect(ability.can('read', subject('Submission', { account_id: 'b' }))).toBe(false)
})
