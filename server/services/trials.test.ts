import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { aRightsWorld, type RightsWorld } from '../test/rights-world.ts'
import { beginDraft } from './begin-draft.ts'
import { saveDraft } from './save-draft.ts'
import { makeTrialLink, trialLinks, withdrawTrialLink } from './trial-links.ts'

let parley: TestParley
let world: RightsWorld
let designer: Actor
let serviceId: string

beforeAll(async () => {
  parley = await testParley()
  world = await aRightsWorld(parley.owner)
  designer = world.actors['service-designer']
  serviceId = String(world.rows.Service.find(({ agency_id }) => agency_id === world.here.id)?.id)
  await actFor(designer, () => beginDraft(parley.deps, designer, { serviceId }))
})

const make = (more = {}) =>
  actFor(designer, () => makeTrialLink(parley.deps, designer, { serviceId, days: 1, ...more })).then(
    ({ url }) => url.split('/').at(-1) ?? '',
  )
const open = (token: string) => parley.http.get(`/api/trials/${token}`)
const links = () => actFor(designer, () => trialLinks(parley.deps, designer, { serviceId }))

describe('a trial link', () => {
  it('opens the draft for anybody, and the server keeps only its digest', async () => {
    const token = await make()
    const { body } = await open(token).expect(200)
    expect(body).toMatchObject({ title: 'Proof of address', form: { schema: {} } })
    expect(JSON.stringify(await parley.owner('trial_links'))).not.toContain(token)
  })

  it('can keep to the draft as it is now, while another follows what is written', async () => {
    const [fixed, moving] = [await make({ leadsTo: 'fixed-draft' }), await make()]
    const made = parley.clock.now.toISOString()
    const row = await parley.owner('service_drafts').where({ service_id: serviceId }).first('definition', 'revision')
    const definition = { ...row.definition, titles: { en: 'Proof of residence', ru: 'Справка' } }
    await actFor(designer, () => saveDraft(parley.deps, designer, { serviceId, revision: row.revision, definition }))
    const [kept, followed] = [await open(fixed).expect(200), await open(moving).expect(200)]
    expect(kept.body).toMatchObject({ title: 'Proof of address', asOf: made })
    expect(followed.body).toMatchObject({ title: 'Proof of residence', asOf: null })
    expect(
      (await links())
        .map(({ leadsTo }) => leadsTo)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['fixed-draft', 'moving-draft'])
    const [link] = (await links()).filter(({ leadsTo }) => leadsTo === 'fixed-draft')
    await actFor(designer, () => withdrawTrialLink(parley.deps, designer, { serviceId, id: String(link?.id) }))
    expect(await parley.owner('trial_links').whereNotNull('definition')).toEqual([])
  })

  it('leads to nothing that is not there', async () => {
    await expect(make({ leadsTo: 99 })).rejects.toBeInstanceOf(NotFound)
  })

  it('prints a sample on the answers it is given, and keeps nothing of them', async () => {
    const token = await make({ leadsTo: 1 })
    const before = await parley.owner('conversations').count()
    const answered = await parley.http
      .post(`/api/trials/${token}/sample`)
      .send({ answers: { fullName: 'Anna' }, locale: 'en' })
      .expect(200)
    expect(answered.headers['content-type']).toBe('application/pdf')
    expect(String(answered.body)).toContain('Sample. It was printed')
    expect(await parley.owner('conversations').count()).toEqual(before)
  })

  it('opens nothing when it has run out, was withdrawn, or never was', async () => {
    const token = await make()
    const [newest] = await links()
    await actFor(designer, () => withdrawTrialLink(parley.deps, designer, { serviceId, id: String(newest?.id) }))
    await open(token).expect(404)
    const other = await make()
    parley.clock.now = new Date(parley.clock.now.getTime() + 86_400_001)
    await open(other).expect(404)
    expect(await links()).toEqual([])
    await open('a'.repeat(43)).expect(404)
    await open('short').expect(422)
  })

  it('is made and withdrawn by designers of the agency alone', async () => {
    for (const kind of ['case-officer', 'officer there, designer here'] as const) {
      const actor = world.actors[kind]
      const elsewhere = String(world.rows.Service.find(({ agency_id }) => agency_id === world.there.id)?.id)
      const work = () => makeTrialLink(parley.deps, actor, { serviceId: elsewhere, days: 1 })
      const refusal = await actFor(actor, work).catch((thrown: unknown) => thrown)
      expect(refusal instanceof NotFound || refusal instanceof NotPermitted).toBe(true)
    }
  })

  it('is opened a few times a minute, not more', async () => {
    const token = await make()
    const statuses = []
    for (let call = 0; call < 62; call += 1) statuses.push((await open(token)).status)
    expect(statuses.at(0)).toBe(200)
    expect(statuses.at(-1)).toBe(429)
  })
})
