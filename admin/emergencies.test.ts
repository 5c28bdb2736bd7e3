import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../server/accounts/act-for.ts'
import { rolesHeld } from '../server/accounts/roles-held.ts'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import type { SignedIn } from '../server/test/parley.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

const reason = 'The applicant is in hospital and the ward asks for her address.'
const address = '/resources/cases/actions/openInEmergency'
const show = ({ id }: ACase) => `/resources/cases/records/${id}/show`
const minute = 60_000

let panel: TestPanel
let agency: AnAgency
let night: APerson
let nurse: PanelClient
let chief: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  const role = 'night-desk'
  const names = { en: 'Night desk', ru: 'Ночной дежурный' }
  await panel.owner('roles').insert({ agency_id: agency.id, id: randomUUID(), key: role, names })
  const may = { agency_id: agency.id, role, permission: 'open-in-emergency', reach: 'agency' }
  await panel.owner('role_permissions').insert(may)
  night = await aPerson(panel.owner, { name: 'Nina Night', roles: [{ role, agencyId: agency.id }] })
  nurse = await panel.as(night)
  const supervising = [{ role: 'supervisor', agencyId: agency.id }]
  chief = await panel.as(await aPerson(panel.owner, { name: 'Sofia Chief', roles: supervising }))
})

const asking = (found: ACase, over: object = {}) => ({
  id: randomUUID(),
  number: found.number,
  reason,
  minutes: 30,
  ...over,
})

/** What the database itself would show to a statement that forgot to ask for less. */
const seenInSql = async (table: string, moment = panel.clock.now): Promise<string[]> => {
  const assignments = await rolesHeld(panel.owner, night.id, moment)
  return actFor({ accountId: night.id, assignments }, async () => panel.deps.db(table).pluck('id'))
}

const openedBy = async (person: APerson) =>
  panel.owner('emergency_openings').where({ opened_by: person.id }).orderBy('opened_at')

describe('a case opened in an emergency', () => {
  it('is read as a whole until its time is over, and is not there before and after', async () => {
    const found = await aCase(panel.owner, { agency })
    await nurse.get(show(found)).expect(404)
    expect(await seenInSql('cases')).toEqual([])
    await nurse.post(address, asking(found)).expect(200)
    const { body } = await nurse.get(show(found)).expect(200)
    expect(body.record.opened).toMatchObject({ applicant: 'Anna Petrova', number: found.number, mayDecide: false })
    expect(JSON.stringify(body.record.opened.submission.answers)).toContain('Linden Street 7')
    expect(body.record.opened.emergencyUntil).toBe(new Date(panel.clock.now.getTime() + 30 * minute).toISOString())
    expect([await seenInSql('cases'), await seenInSql('submissions')]).toEqual([[found.id], [found.submissionId]])
    const began = panel.clock.now
    panel.clock.now = new Date(began.getTime() + 29 * minute)
    // What an official does not touch for a while signs them out.
    const later = await panel.as(night)
    await later.get(show(found)).expect(200)
    panel.clock.now = new Date(began.getTime() + 30 * minute)
    await (await panel.as(night)).get(show(found)).expect(404)
    expect([await seenInSql('cases'), await seenInSql('submissions')]).toEqual([[], []])
    panel.clock.now = began
  })

  it('is told to the applicant in the conversation and among those who looked, and stands in the evidence', async () => {
    const found = await aCase(panel.owner, { agency })
    const anna: SignedIn = await panel.signedIn(found.applicant)
    await nurse.post(address, asking(found, { minutes: 60 })).expect(200)
    await nurse.get(show(found)).expect(200)
    const [message] = await panel.owner('messages').where({ conversation_id: found.conversationId })
    expect(message.author).toMatchObject({ kind: 'official', name: 'Nina Night', role: 'Night desk' })
    expect(message.body.text).toContain(`In an emergency I have opened your case ${found.number}. For one hour`)
    expect(message.body.text).toContain(reason)
    const { accesses } = (await anna.get('/api/accesses').expect(200)).body
    expect(accesses).toMatchObject([
      { who: 'Nina Night', what: 'answers, files and decision', purpose: 'because of an emergency' },
      { who: 'Nina Night', what: `the whole case, opened in an emergency: “${reason}”`, case: found.number },
    ])
    const records = await panel.owner('evidence_records').where({ agency_id: agency.id })
    const proof = records.map(({ body }) => JSON.parse(body)).find(({ about }) => about.number === found.number)
    expect(proof).toMatchObject({ type: 'case.opened-in-emergency', about: { case: found.id, by: night.id } })
    expect(JSON.stringify(proof)).not.toContain(reason)
  })

  it('is seen by whoever watches over emergencies, and by nobody else', async () => {
    const found = await aCase(panel.owner, { agency })
    await nurse.post(address, asking(found)).expect(200)
    const list = '/resources/emergency_openings/actions/list'
    const { body } = await chief.get(list).expect(200)
    const listed = body.records.map(({ params }: { params: { case_number: string } }) => params)
    expect(listed).toContainEqual(
      expect.objectContaining({ case_number: found.number, opened_by_name: 'Nina Night', reason }),
    )
    const administrator = await aPerson(panel.owner, { roles: [{ role: 'administrator', agencyId: null }] })
    expect((await (await panel.as(administrator)).get(list).expect(200)).text).toContain(found.number)
    const { waiting } = (await chief.get('/dashboard').expect(200)).body
    const told = waiting.find(({ name }: { name: string }) => name === 'emergencies')
    const names = told.rows.map(({ name }: { name: string }) => name)
    expect(names).toContain(`${found.number}, Nina Night`)
    await nurse.get(list).expect(404)
    const elsewhere = [{ role: 'supervisor', agencyId: (await anAgency(panel.owner)).id }]
    const stranger = await panel.as(await aPerson(panel.owner, { roles: elsewhere }))
    expect((await stranger.get(list).expect(200)).body.records).toEqual([])
  })

  it('explains itself to whoever asks why it may be seen', async () => {
    const found = await aCase(panel.owner, { agency })
    const administrator = await aPerson(panel.owner, { roles: [{ role: 'administrator', agencyId: null }] })
    const asker = await panel.as(administrator)
    const why = async () => {
      const asked = new URLSearchParams({ action: 'read', subject: 'Submission', record: found.number })
      return (await asker.get(`/resources/accounts/records/${night.id}/explain?${asked}`).expect(200)).body.rights
        .answer
    }
    expect(await why()).toMatchObject({ allowed: false })
    await nurse.post(address, asking(found)).expect(200)
    const answer = await why()
    expect(answer.because).toBe(
      'Allowed as “Night desk”: they opened it in an emergency, for a limited time, and the applicant was told.',
    )
    expect(answer.conditions.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, true])
  })
})

describe('what an emergency does not open', () => {
  it('is another case, and nothing can be decided or taken', async () => {
    const found = await aCase(panel.owner, { agency })
    const other = await aCase(panel.owner, { agency })
    await nurse.post(address, asking(found)).expect(200)
    await nurse.get(show(other)).expect(404)
    await nurse.page(`/files/${other.id}/${other.fileId}`).expect(404)
    const decide = `/resources/cases/records/${found.id}/decide`
    expect((await nurse.post(decide, { outcome: 'granted', reason: 'x' })).status).toBeGreaterThanOrEqual(403)
    const assign = `/resources/cases/records/${found.id}/assign`
    expect((await nurse.post(assign, { from: null, to: night.id })).status).toBeGreaterThanOrEqual(403)
    expect(await panel.owner('cases').where({ id: found.id }).first()).toMatchObject({
      status: 'open',
      assigned_to: null,
    })
  })

  it('is a case of another agency, which looks like one that is not there', async () => {
    const foreign = await aCase(panel.owner)
    const before = (await openedBy(night)).length
    const refused = await nurse.post(address, asking(foreign)).expect(404)
    const missing = await nurse.post(address, asking({ ...foreign, number: 'NONE-1' })).expect(404)
    expect(refused.body).toEqual(missing.body)
    expect(await openedBy(night)).toHaveLength(before)
    expect(await panel.owner('messages').where({ conversation_id: foreign.conversationId })).toEqual([])
  })

  it.each([
    ['without a reason', { reason: '' }],
    ['with a reason of blanks', { reason: ' '.repeat(40) }],
    ['with a reason too short to be one', { reason: 'It is urgent.' }],
    ['for longer than is offered', { minutes: 100_000 }],
    ['for no time', { minutes: 0 }],
    ['without an id of its own', { id: 'x' }],
  ])('is anything asked for %s', async (_, over) => {
    const found = await aCase(panel.owner, { agency })
    await nurse.post(address, asking(found, over)).expect(422)
    await nurse.get(show(found)).expect(404)
    expect(await panel.owner('messages').where({ conversation_id: found.conversationId })).toEqual([])
  })

  it('is anything for whoever may not, or is no longer allowed to', async () => {
    const found = await aCase(panel.owner, { agency })
    const designer = [{ role: 'service-designer', agencyId: agency.id }]
    await (await panel.as(await aPerson(panel.owner, { roles: designer }))).post(address, asking(found)).expect(404)
    await nurse.post(address, asking(found)).expect(200)
    const held = { agency_id: agency.id, role: 'night-desk' }
    await panel.owner('role_permissions').where(held).delete()
    await nurse.get(show(found)).expect(403)
    expect(await seenInSql('cases')).toEqual([])
    await panel.owner('role_permissions').insert({ ...held, permission: 'open-in-emergency', reach: 'agency' })
    await nurse.get(show(found)).expect(200)
  })

  it('is more time: a request sent again opens nothing again, while it runs and when it is over', async () => {
    const found = await aCase(panel.owner, { agency })
    const request = asking(found)
    const { body: first } = await nurse.post(address, request).expect(200)
    expect((await nurse.post(address, request).expect(200)).body).toEqual(first)
    await nurse.post(address, { ...request, minutes: 240 }).expect(200)
    await nurse.post(address, asking(found)).expect(409)
    const began = panel.clock.now
    panel.clock.now = new Date(began.getTime() + 31 * minute)
    const later = await panel.as(night)
    expect((await later.post(address, request).expect(200)).body).toEqual(first)
    await later.get(show(found)).expect(404)
    panel.clock.now = began
    expect(await panel.owner('messages').where({ conversation_id: found.conversationId })).toHaveLength(1)
  })

  it('is what somebody else has opened, not even with their request', async () => {
    const found = await aCase(panel.owner, { agency })
    const request = asking(found)
    await nurse.post(address, request).expect(200)
    const roles = [{ role: 'night-desk', agencyId: agency.id }]
    const colleague = await panel.as(await aPerson(panel.owner, { roles }))
    await colleague.get(show(found)).expect(404)
    await colleague.post(address, request).expect(409)
    await colleague.get(show(found)).expect(404)
  })

  it('is taken back or made longer by nobody: the application cannot change what it has written', async () => {
    const found = await aCase(panel.owner, { agency })
    await nurse.post(address, asking(found)).expect(200)
    const assignments = await rolesHeld(panel.owner, night.id, panel.clock.now)
    const act = (work: () => Promise<unknown>) => actFor({ accountId: night.id, assignments }, work)
    const refused = { code: '42501' }
    const openings = () => panel.deps.db('emergency_openings')
    await expect(act(async () => openings().update({ ends_at: new Date('2030-01-01') }))).rejects.toMatchObject(refused)
    await expect(act(async () => openings().delete())).rejects.toMatchObject(refused)
  })
})
