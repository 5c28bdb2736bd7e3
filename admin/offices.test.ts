import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, anAgency, aPerson, aService } from '../server/test/factories.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let staff: PanelClient
let officer: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  const as = async (role: string) =>
    panel.as(await aPerson(panel.owner, { name: role, roles: [{ role, agencyId: agency.id }] }))
  staff = await as('staff-administrator')
  officer = await as('case-officer')
})

const said = (en: string) => ({ names: { en, ru: `Отдел ${en}` }, address: 'Main Street 1', area: 'North' })
const add = (client: PanelClient, office: object) => client.post('/resources/offices/actions/addOffice', office)
const act = (client: PanelClient, id: string, name: string, data: object = {}) =>
  client.post(`/resources/offices/records/${id}/${name}`, data)
const officeOf = (id: string) => panel.owner('offices').where({ id }).first()
const evidence = async (id: string) =>
  (await panel.owner('evidence_records').where({ agency_id: agency.id }).orderBy('log_index'))
    .map(({ body }) => JSON.parse(body))
    .filter(({ about }) => about.office === id)

describe('an office', () => {
  it('is added and changed by the staff administrator, with what was before in the evidence', async () => {
    const { body } = await add(staff, said('North desk')).expect(200)
    expect(await officeOf(body.id)).toMatchObject({ slug: 'north-desk', agency_id: agency.id, version: 1 })
    const changed = { ...said('North hall'), version: 1 }
    const { body: shown } = await act(staff, body.id, 'changeOffice', changed).expect(200)
    expect(shown.record.office).toMatchObject({ name: 'North hall', slug: 'north-desk', version: 2 })
    expect(await evidence(body.id)).toMatchObject([
      { type: 'office.added', about: { before: null } },
      {
        type: 'office.changed',
        about: {
          before: 'North desk · Отдел North desk · Main Street 1 · North',
          after: 'North hall · Отдел North hall · Main Street 1 · North',
        },
      },
    ])
  })

  it('is not changed over the head of a colleague, nor given the name of another', async () => {
    const { body } = await add(staff, said('East desk')).expect(200)
    await act(staff, body.id, 'changeOffice', { ...said('East hall'), version: 7 }).expect(409)
    const refused = await add(staff, said('East desk')).expect(422)
    expect(refused.body.params.faults).toEqual([{ path: 'names/en', reason: 'taken' }])
    expect((await officeOf(body.id)).names.en).toBe('East desk')
  })

  it('is changed by nobody else, and in no other agency', async () => {
    const { body } = await add(staff, said('West desk')).expect(200)
    for (const name of ['changeOffice', 'closeOffice'])
      await act(officer, body.id, name, { ...said('Taken over'), version: 1 }).expect(404)
    await add(officer, said('Made up')).expect(404)
    const foreign = await anAgency(panel.owner)
    await add(staff, { ...said('Abroad'), agencyId: foreign.id }).expect(404)
    await act(staff, String(foreign.offices['front-desk']), 'closeOffice').expect(404)
  })

  it('to which a published service routes cannot go; the refusal and the page name the service', async () => {
    const service = await aService(panel.owner, { agency })
    const id = String(agency.offices['front-desk'])
    const { body } = await act(staff, id, 'closeOffice').expect(422)
    expect(body.params.faults).toEqual([{ path: 'Proof of address', reason: 'routes-here' }])
    const { body: page } = await staff.get(`/resources/offices/records/${id}/show`).expect(200)
    expect(page.record.office.routes).toMatchObject([
      { serviceId: service.id, service: 'Proof of address', by: [null] },
    ])
    expect((await officeOf(id)).closed_at).toBeNull()
  })

  it('says by which answers cases come', async () => {
    const other = await anAgency(panel.owner)
    await aService(panel.owner, { agency: other })
    const theirs = await panel.as(
      await aPerson(panel.owner, { roles: [{ role: 'staff-administrator', agencyId: other.id }] }),
    )
    const { body } = await theirs.get(`/resources/offices/records/${other.offices['school-desk']}/show`).expect(200)
    expect(body.record.office.routes[0].by[0]).toMatch(/: /)
  })

  it('goes when nothing routes to it: a draft cannot choose it any more, and its cases stay', async () => {
    const { body } = await add(staff, said('South desk')).expect(200)
    await act(staff, body.id, 'closeOffice').expect(200)
    expect((await officeOf(body.id)).closed_at).not.toBeNull()
    expect((await evidence(body.id)).at(-1)).toMatchObject({ type: 'office.removed' })
    await act(staff, body.id, 'closeOffice').expect(409)
    const service = await aService(panel.owner, { agency })
    const designer = await panel.as(
      await aPerson(panel.owner, { roles: [{ role: 'service-designer', agencyId: agency.id }] }),
    )
    const { body: design } = await designer.get(`/resources/services/records/${service.id}/design`).expect(200)
    const slugs = design.record.designed.offices.map(({ slug }: { slug: string }) => slug)
    expect(slugs).toContain('front-desk')
    expect(slugs).not.toContain('south-desk')
  })
})
