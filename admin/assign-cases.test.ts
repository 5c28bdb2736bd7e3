import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let vera: APerson
let oleg: APerson
let asVera: PanelClient
let asOleg: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  const roles = [{ role: 'case-officer', agencyId: agency.id }]
  vera = await aPerson(panel.owner, { name: 'Vera', roles })
  oleg = await aPerson(panel.owner, { name: 'Oleg', roles })
  asVera = await panel.as(vera)
  asOleg = await panel.as(oleg)
})

const record = (id: string, action: string) => `/resources/cases/records/${id}/${action}`
const holder = async (id: string) => (await panel.owner('cases').where({ id }).first()).assigned_to
const assignment = async (client: PanelClient, id: string) =>
  (await client.get(record(id, 'show')).expect(200)).body.record.opened.assignment

describe('a case among colleagues', () => {
  it('is taken, handed over and given back, each with its evidence', async () => {
    const { id } = await aCase(panel.owner, { agency })
    expect(await assignment(asVera, id)).toEqual({
      holder: null,
      mine: false,
      isOwn: false,
      heldByOther: false,
      mayAssign: true,
      self: vera.id,
      colleagues: [{ id: oleg.id, name: 'Oleg' }],
    })
    await asVera.post(record(id, 'assign'), { from: null, to: vera.id }).expect(200)
    expect(await assignment(asVera, id)).toMatchObject({ holder: { name: 'Vera' }, mine: true })
    await asVera.post(record(id, 'assign'), { from: vera.id, to: oleg.id }).expect(200)
    expect(await holder(id)).toBe(oleg.id)
    await asOleg.post(record(id, 'assign'), { from: oleg.id, to: null }).expect(200)
    expect(await holder(id)).toBeNull()

    const kept = await panel.owner('evidence_records').where({ agency_id: agency.id, type: 'case.assigned' })
    expect(kept).toHaveLength(3)
  })

  it('is never decided by whoever has applied for it', async () => {
    const { id } = await aCase(panel.owner, { agency, applicant: vera })
    const shown = await asVera.get(record(id, 'show')).expect(200)
    expect(shown.body.record.opened).toMatchObject({ mayDecide: false, assignment: { isOwn: true, self: null } })
    await asVera.post(record(id, 'decide'), { outcome: 'granted', reason: 'I know myself.' }).expect(403)
    await asVera.post(record(id, 'assign'), { from: null, to: vera.id }).expect(422)
    await asOleg.post(record(id, 'decide'), { outcome: 'granted', reason: 'The papers are in order.' }).expect(200)
  })

  it('is not taken from a colleague who was quicker', async () => {
    const { id } = await aCase(panel.owner, { agency })
    await asVera.post(record(id, 'assign'), { from: null, to: vera.id }).expect(200)
    await asOleg.post(record(id, 'assign'), { from: null, to: oleg.id }).expect(409)
    expect(await holder(id)).toBe(vera.id)
  })

  it('is not handed to somebody who could not decide it', async () => {
    const { id } = await aCase(panel.owner, { agency })
    const supervisor = await aPerson(panel.owner, { roles: [{ role: 'supervisor', agencyId: agency.id }] })
    const stranger = await aPerson(panel.owner, {
      roles: [{ role: 'case-officer', agencyId: (await anAgency(panel.owner)).id }],
    })
    for (const to of [supervisor.id, stranger.id])
      await asVera.post(record(id, 'assign'), { from: null, to }).expect(422)
    expect(await holder(id)).toBeNull()
  })

  it('is decided by whoever has it: a colleague takes it over first, and that is recorded', async () => {
    const { id } = await aCase(panel.owner, { agency })
    await asVera.post(record(id, 'assign'), { from: null, to: vera.id }).expect(200)
    const decision = { outcome: 'granted', reason: 'It is so.' }
    const { opened } = (await asOleg.get(record(id, 'show')).expect(200)).body.record
    expect(opened).toMatchObject({ mayDecide: false, mayTakeOverToDecide: true })
    await asOleg.post(record(id, 'decide'), decision).expect(409)
    expect(await panel.owner('cases').where({ id }).first()).toMatchObject({ status: 'open', outcome: null })
    await asOleg.post(record(id, 'assign'), { from: vera.id, to: oleg.id }).expect(200)
    await asOleg.post(record(id, 'decide'), decision).expect(200)
    const kept = await panel.owner('evidence_records').where({ agency_id: agency.id, type: 'case.assigned' })
    const moves = kept.map(({ body }) => JSON.parse(body).about).filter((about) => about.case === id)
    expect(moves).toMatchObject([{ to: vera.id }, { from: vera.id, to: oleg.id, by: oleg.id }])
  })

  it('is shared out by a supervisor, who cannot take it', async () => {
    const { id } = await aCase(panel.owner, { agency })
    const person = await aPerson(panel.owner, { roles: [{ role: 'supervisor', agencyId: agency.id }] })
    const supervisor = await panel.as(person)
    expect(await assignment(supervisor, id)).toMatchObject({ self: null, mayAssign: true })
    await supervisor.post(record(id, 'assign'), { from: null, to: oleg.id }).expect(200)
    expect(await holder(id)).toBe(oleg.id)
  })

  it('stays with its holder once it is decided', async () => {
    const { id } = await aCase(panel.owner, { agency })
    await asVera.post(record(id, 'decide'), { outcome: 'refused', reason: 'Not so.' }).expect(200)
    await asVera.post(record(id, 'assign'), { from: null, to: vera.id }).expect(409)
    expect(await assignment(asVera, id)).toMatchObject({ mayAssign: false, colleagues: [] })
  })

  it('shows in the inbox whose it is', async () => {
    const place = await anAgency(panel.owner)
    const person = await aPerson(panel.owner, { name: 'Nina', roles: [{ role: 'case-officer', agencyId: place.id }] })
    const nina = await panel.as(person)
    const { id } = await aCase(panel.owner, { agency: place })
    await nina.post(record(id, 'assign'), { from: null, to: person.id }).expect(200)
    await aCase(panel.owner, { agency: place })
    const { body } = await nina.get('/resources/cases/actions/list').expect(200)
    expect(body.rows.map((row: { holder: string | null }) => row.holder).toSorted()).toEqual(['Nina', null])
  })
})
