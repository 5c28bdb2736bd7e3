import { beforeAll, describe, expect, it } from 'vitest'
import { importForm } from '../catalog/importing/import-form.ts'
import { type AnAgency, type APerson, anAgency, aPerson, aService } from '../server/test/factories.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let olga: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  olga = await panel.as(await someone('service-designer'))
})

const someone = (role: string, { id } = agency): Promise<APerson> =>
  aPerson(panel.owner, { name: role, roles: [{ role, agencyId: id }] })
const record = (id: string, action: string) => `/resources/services/records/${id}/${action}`
const changing = [
  'beginDraft',
  'saveDraft',
  'sendToReview',
  'returnDraft',
  'publishDraft',
  'compareVersions',
  'offerService',
]
const drafts = () => panel.owner('service_drafts').where({ agency_id: agency.id })

async function aDraft() {
  const { id } = await aService(panel.owner, { agency })
  const { body } = await olga.post(record(id, 'beginDraft')).expect(200)
  return { id, draft: body.designed.draft }
}

describe('the designer', () => {
  it('opens on what is published, with what a designer needs to know', async () => {
    const { id } = await aService(panel.owner, { agency })
    const { body } = await olga.get(record(id, 'design')).expect(200)
    expect(body.record.designed).toMatchObject({
      service: { agency: `Agency ${agency.slug}`, publishedVersion: 1 },
      published: { titles: { en: 'Proof of address' } },
      draft: null,
      offices: [{ slug: 'front-desk' }, { slug: 'school-desk' }],
      underWay: { conversations: 0, cases: 0 },
    })
  })

  it('saves, and says what only the server can tell', async () => {
    const { id, draft } = await aDraft()
    const { definition, revision } = draft
    const changed = { ...definition, routing: [{ office: 'moon' }] }
    const { body } = await olga.post(record(id, 'saveDraft'), { revision, definition: changed }).expect(200)
    expect(body.saved).toMatchObject({ revision: revision + 1, defects: [{ code: 'office-unknown' }] })
    const { body: now } = await olga.get(record(id, 'design')).expect(200)
    expect(now.record.designed.draft.definition).toEqual(changed)
  })

  it('answers with a conflict when someone has saved since, and with the fault when it is no definition', async () => {
    const { id, draft } = await aDraft()
    const { definition, revision } = draft
    await olga.post(record(id, 'saveDraft'), { revision: revision - 1, definition }).expect(409)
    await olga.post(record(id, 'saveDraft'), { revision, definition: { titles: 1 } }).expect(422)
    await olga.post(record(id, 'saveDraft'), { definition }).expect(422)
    await olga.post(record(id, 'sendToReview'), { revision }).expect(422)
  })

  it('makes a new service of the own agency', async () => {
    const { body } = await olga
      .post('/resources/services/actions/createService', { titles: { en: 'Dogs' }, agency_id: 'another' })
      .expect(200)
    expect(await drafts().where({ service_id: body.id }).first('status')).toEqual({ status: 'draft' })
  })
})

describe('a service described elsewhere', () => {
  const source = { title: 'Dogs', components: [{ type: 'textfield', key: 'name', label: 'Name' }] }
  const imported = importForm(source).definition
  const make = (body: object) => olga.post('/resources/services/actions/createService', body)

  it('becomes a draft whose cases go to the first office of the agency', async () => {
    const { body } = await make({ imported }).expect(200)
    const draft = await drafts().where({ service_id: body.id }).first('definition')
    expect(draft.definition).toMatchObject({ titles: { en: 'Dogs' }, routing: [{ office: 'front-desk' }] })
    expect(draft.definition.form).toEqual(imported?.form)
  })

  it('is refused when it is no service', async () => {
    await make({ imported: { ...imported, titles: {} } }).expect(422)
    await make({ imported: { form: imported?.form } }).expect(422)
  })
})

describe('the actions of the designer', () => {
  it('take POST and nothing else', async () => {
    const { id } = await aDraft()
    for (const action of changing) await olga.get(record(id, action)).expect(405)
    await olga.get('/resources/services/actions/createService').expect(405)
    await olga.post(record(id, 'design')).expect(405)
  })

  it.each<[string, () => Promise<APerson>]>([
    ['a case officer of the agency', () => someone('case-officer')],
    ['a designer of another agency', async () => someone('service-designer', await anAgency(panel.owner))],
  ])('are not there for %s, and change nothing', async (_, person) => {
    const { id, draft } = await aDraft()
    const other = await panel.as(await person())
    const before = await drafts()
    await other.get(record(id, 'design')).expect(404)
    const { definition, revision } = draft
    for (const action of changing)
      await other.post(record(id, action), { definition, revision, reason: 'x' }).expect(404)
    expect(await drafts()).toEqual(before)
  })

  it('are not there for an administrator', async () => {
    const { id } = await aDraft()
    const admin = await panel.as(await aPerson(panel.owner, { roles: [{ role: 'administrator', agencyId: null }] }))
    for (const action of changing) await admin.post(record(id, action)).expect(404)
    await admin.post('/resources/services/actions/createService', { titles: { en: 'Dogs' } }).expect(404)
  })
})
