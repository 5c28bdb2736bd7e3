import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let vera: APerson
let staff: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  vera = await aPerson(panel.owner, { name: 'Vera', roles: [{ role: 'staff-administrator', agencyId: agency.id }] })
  staff = await panel.as(vera)
})

const anOfficer = (name: string) =>
  aPerson(panel.owner, { name, roles: [{ role: 'case-officer', agencyId: agency.id }] })
const act = (client: PanelClient, name: string, data: object) =>
  client.post(`/resources/role_assignments/actions/${name}`, data)
const people = async () => (await staff.get('/resources/role_assignments/actions/list').expect(200)).body.people
const personOf = async ({ id }: APerson) =>
  (await people()).find(({ accountId }: { accountId: string }) => accountId === id)

describe('the people of an agency', () => {
  it('are shown with their roles, and are given another and another office', async () => {
    const oleg = await anOfficer('Oleg')
    const officeId = agency.offices['front-desk']
    const given = { accountId: oleg.id, agencyId: agency.id, officeId }
    await act(staff, 'giveRole', { ...given, role: 'supervisor' }).expect(200)
    await act(staff, 'giveRole', { ...given, role: 'case-officer' }).expect(200)
    const shown = await personOf(oleg)
    expect(shown.roles).toHaveLength(2)
    for (const role of shown.roles) expect(role).toMatchObject({ office: 'Office front-desk' })
    const { id } = shown.roles.find(({ key }: { key: string }) => key === 'supervisor')
    await act(staff, 'takeRole', { id }).expect(200)
    expect((await personOf(oleg)).roles).toMatchObject([{ key: 'case-officer' }])
  })

  it('who leave lose every role, their sessions and their open cases in one step', async () => {
    const pavel = await anOfficer('Pavel')
    const { id: caseId } = await aCase(panel.owner, { agency })
    await panel.owner('cases').where({ id: caseId }).update({ assigned_to: pavel.id })
    const client = await panel.as(pavel)
    await client.get('/resources/cases/actions/list').expect(200)
    expect(await personOf(pavel)).toMatchObject({ sessions: 1, cases: 1 })
    const leaving = { accountId: pavel.id, agencyId: agency.id, roles: ['case-officer'] }
    await act(staff, 'removeOfficial', leaving).expect(200)
    await client.get('/resources/cases/actions/list').expect(401)
    expect(await personOf(pavel)).toBeUndefined()
    expect(await panel.owner('cases').where({ id: caseId }).first('assigned_to')).toEqual({ assigned_to: null })
    const written = await panel.owner('evidence_records').where({ agency_id: agency.id }).orderBy('log_index', 'desc')
    expect(JSON.parse(written[0].body)).toMatchObject({
      type: 'official.removed',
      about: { official: pavel.id, roles: 'case-officer', cases: 1, by: vera.id },
    })
  })

  it('who work elsewhere too keep what another agency has given', async () => {
    const other = await anAgency(panel.owner)
    const both = await aPerson(panel.owner, {
      roles: [agency, other].map(({ id }) => ({ role: 'case-officer', agencyId: id })),
    })
    const client = await panel.as(both)
    await act(staff, 'removeOfficial', { accountId: both.id, agencyId: agency.id, roles: ['case-officer'] }).expect(200)
    await client.get('/resources/cases/actions/list').expect(200)
    const kept = await panel.owner('role_assignments').where({ account_id: both.id }).pluck('agency_id')
    expect(kept).toEqual([other.id])
  })

  it('are not removed by themselves, by a stranger, or with roles that nobody has seen', async () => {
    const oleg = await anOfficer('Oleg the second')
    const leaving = { accountId: oleg.id, agencyId: agency.id, roles: ['case-officer', 'supervisor'] }
    await act(staff, 'removeOfficial', leaving).expect(409)
    const own = { accountId: vera.id, agencyId: agency.id, roles: ['staff-administrator'] }
    await act(staff, 'removeOfficial', own).expect(403)
    const foreign = await anAgency(panel.owner)
    const stranger = await panel.as(
      await aPerson(panel.owner, { roles: [{ role: 'staff-administrator', agencyId: foreign.id }] }),
    )
    await act(stranger, 'removeOfficial', { ...leaving, roles: ['case-officer'] }).expect(404)
    expect(await panel.owner('role_assignments').where({ account_id: oleg.id })).toHaveLength(1)
  })
})

describe('an invitation', () => {
  it('names role and office, and gives both', async () => {
    const { body } = await staff.get('/resources/invitations/actions/list').expect(200)
    const choice = body.choices.find(({ role }: { role: string }) => role === 'case-officer')
    expect(choice.offices.map(({ name }: { name: string }) => name)).toContain('Office school-desk')
    const officeId = agency.offices['school-desk']
    const invited = { agencyId: agency.id, role: 'case-officer', email: 'new@agency.test', officeId }
    await staff.post('/resources/invitations/actions/inviteOfficial', invited).expect(200)
    const { body: listed } = await staff.get('/resources/invitations/actions/list').expect(200)
    expect(listed.rows).toMatchObject([{ role: 'Case officer', office: 'Office school-desk' }])
  })
})
