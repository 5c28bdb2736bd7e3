import { beforeAll, describe, expect, it } from 'vitest'
import { effective, type Held, permissionNames } from '../catalog/permissions.ts'
import { startingRoles } from '../catalog/starting-roles.ts'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let oleg: APerson
let theirs: ACase
let vera: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  const officeId = agency.offices['school-desk']
  oleg = await aPerson(panel.owner, { name: 'Oleg', roles: [{ role: 'case-officer', agencyId: agency.id, officeId }] })
  vera = await aStaffAdministrator(agency)
  theirs = await aCase(panel.owner, { agency })
  await aCase(panel.owner, { agency })
  await aCase(panel.owner)
})

const aStaffAdministrator = async ({ id }: AnAgency) =>
  panel.as(await aPerson(panel.owner, { name: 'Vera', roles: [{ role: 'staff-administrator', agencyId: id }] }))

type Shown = { id: string; key: string; version: number; permissions: Held[]; isOwn: boolean; holders: string[] }
const shown = async (client = vera): Promise<Shown[]> => (await client.get('/resources/roles/actions/list')).body.rows
const roleOf = async (key: string) => (await shown()).find((role) => role.key === key) as Shown
const asked = async (key: string, permissions: Held[]) => {
  const { id, version } = await roleOf(key)
  return { agencyId: agency.id, roles: [{ id, version, permissions }] }
}
const change = async (key: string, permissions: Held[], client = vera) =>
  client.post('/resources/roles/actions/changeRoles', await asked(key, permissions))
const preview = async (key: string, permissions: Held[]) =>
  (await vera.post('/resources/roles/actions/previewRoles', await asked(key, permissions)).expect(200)).body.effects
const starting = (key: string) => [...(startingRoles.find((role) => role.key === key)?.permissions ?? [])]
const within = (reach: Held['reach'], ...kept: Held['permission'][]): Held[] =>
  effective(starting('case-officer').map((held) => (kept.includes(held.permission) ? held : { ...held, reach })))

describe('the matrix of roles', () => {
  it('shows what each role of the agency holds and who has it', async () => {
    const { body } = await vera.get('/resources/roles/actions/list').expect(200)
    expect(body.mayChange).toBe(true)
    expect(await roleOf('case-officer')).toMatchObject({ holders: ['Oleg'], isOwn: false, version: 1 })
    expect(await roleOf('staff-administrator')).toMatchObject({ holders: ['Vera'], isOwn: true })
    expect(effective((await roleOf('case-officer')).permissions)).toEqual(effective(starting('case-officer')))
  })

  it('counts on real records who would lose and gain what, and changes nothing', async () => {
    const effects = await preview('case-officer', within('office'))
    expect(effects).toContainEqual({ person: 'Oleg', permission: 'see-cases', subject: 'Case', lost: 2, gained: 0 })
    expect(effects).toContainEqual({
      person: 'Oleg',
      permission: 'see-answers',
      subject: 'Submission',
      lost: 2,
      gained: 0,
    })
    const gained = await preview('case-officer', [
      ...starting('case-officer'),
      { permission: 'see-roles', reach: 'agency' },
    ])
    expect(gained).toMatchObject([{ person: 'Oleg', permission: 'see-roles', lost: 0, gained: 4 }])
    expect((await roleOf('case-officer')).version).toBe(1)
  })

  it('takes effect at the very next request of a session that is open, and is in the evidence', async () => {
    const client = await panel.as(oleg)
    await client.get(`/resources/cases/records/${theirs.id}/show`).expect(200)
    expect((await change('case-officer', within('office'))).status).toBe(200)
    await client.get(`/resources/cases/records/${theirs.id}/show`).expect(404)
    expect((await client.get('/resources/cases/actions/list').expect(200)).body.rows).toEqual([])
    await panel.owner('cases').where({ id: theirs.id }).update({ office_id: agency.offices['school-desk'] })
    await client.get(`/resources/cases/records/${theirs.id}/show`).expect(200)
    const [written] = await panel.owner('evidence_records').where({ agency_id: agency.id, type: 'role.changed' })
    expect(JSON.parse(written.body).about).toMatchObject({
      role: 'case-officer',
      before: expect.stringContaining('decide-cases: agency'),
      after: expect.stringContaining('decide-cases: office'),
    })
    expect((await change('case-officer', starting('case-officer'))).status).toBe(200)
  })
})

describe('a change of roles is refused', () => {
  it('when it widens a role of one’s own, and not when it narrows it', async () => {
    const all = permissionNames.map((permission): Held => ({ permission, reach: 'agency' }))
    expect(
      (
        await change(
          'staff-administrator',
          all.filter(({ permission }) => permission !== 'decide-cases'),
        )
      ).status,
    ).toBe(403)
    const less = starting('staff-administrator').filter(({ permission }) => permission !== 'see-offices')
    expect((await change('staff-administrator', less)).status).toBe(200)
    expect((await change('staff-administrator', starting('staff-administrator'))).status).toBe(403)
  })

  it('when it puts together what excludes each other', async () => {
    const both: Held[] = [...starting('case-officer'), ...starting('staff-administrator')]
    const { status, body } = await change('case-officer', both)
    expect([status, body.code]).toEqual([422, 'invalid'])
  })

  it('when somebody has changed the role meanwhile', async () => {
    const before = await asked('supervisor', [])
    await change('supervisor', starting('supervisor').slice(1))
    expect((await vera.post('/resources/roles/actions/changeRoles', before)).status).toBe(409)
  })

  it.each([
    ['a permission that is not in the vocabulary', [{ permission: 'see-everything', reach: 'agency' }]],
    ['a reach that is not in the vocabulary', [{ permission: 'see-cases', reach: 'everywhere' }]],
    ['a rule written by hand', [{ action: 'manage', subject: 'all' }]],
  ])('when it holds %s', async (_, permissions) => {
    expect((await change('supervisor', permissions as unknown as Held[])).status).toBe(422)
  })

  it('to whoever may not change the roles of that agency', async () => {
    const input = await asked('case-officer', [])
    const others = await aStaffAdministrator(await anAgency(panel.owner))
    expect((await others.post('/resources/roles/actions/changeRoles', input)).status).toBe(404)
    const admin = await panel.as(await aPerson(panel.owner, { roles: [{ role: 'administrator', agencyId: null }] }))
    expect((await admin.post('/resources/roles/actions/changeRoles', input)).status).toBe(404)
    expect((await (await panel.as(oleg)).post('/resources/roles/actions/changeRoles', input)).status).toBe(404)
    expect((await shown(admin)).length).toBeGreaterThan(0)
  })
})

describe('a role of the agency’s own', () => {
  it('begins with nothing, and goes with whoever was seen to hold it', async () => {
    const names = { en: 'Archivist', ru: 'Архивариус' }
    const add = () => vera.post('/resources/roles/actions/addRole', { agencyId: agency.id, names })
    await add().expect(200)
    expect((await add()).status).toBe(422)
    const { id, permissions } = await roleOf('archivist')
    expect(permissions).toEqual([])
    const held = { account_id: oleg.id, agency_id: agency.id, role: 'archivist' }
    await panel.owner('role_assignments').insert({ id: crypto.randomUUID(), ...held })
    // Nobody was seen to hold it.
    expect((await vera.post('/resources/roles/actions/removeRole', { id })).status).toBe(409)
    await vera.post('/resources/roles/actions/removeRole', { id, holders: 1 }).expect(200)
    expect((await shown()).map(({ key }) => key)).not.toContain('archivist')
    expect(await panel.owner('role_assignments').where(held)).toEqual([])
    const written = await panel.owner('evidence_records').where({ agency_id: agency.id }).orderBy('log_index', 'desc')
    expect(written.slice(0, 2).map(({ type }) => type)).toEqual(['role.removed', 'role.taken-away'])
  })

  it('goes with the invitations to it, which still say what they were to', async () => {
    const names = { en: 'Librarian', ru: 'Библиотекарь' }
    await vera.post('/resources/roles/actions/addRole', { agencyId: agency.id, names }).expect(200)
    const { id } = await roleOf('librarian')
    const invited = { agencyId: agency.id, email: 'lia@agency.test', role: 'librarian', officeId: null }
    await vera.post('/resources/invitations/actions/inviteOfficial', invited).expect(200)
    await vera.post('/resources/roles/actions/removeRole', { id }).expect(200)
    const { body } = await vera.get('/resources/invitations/actions/list').expect(200)
    expect(body.rows).toMatchObject([{ email: 'lia@agency.test', role: 'librarian', state: 'withdrawn' }])
  })

  it('is never called as one that is built in', async () => {
    const names = { en: 'Administrator', ru: 'Администратор' }
    expect((await vera.post('/resources/roles/actions/addRole', { agencyId: agency.id, names })).status).toBe(422)
  })
})
