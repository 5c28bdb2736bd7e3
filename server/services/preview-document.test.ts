import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { NotFound } from '../errors.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { aRightsWorld, type RightsWorld } from '../test/rights-world.ts'
import { pastCases } from './past-cases.ts'
import { previewDocument } from './preview-document.ts'

let parley: TestParley
let world: RightsWorld
let service: string

beforeAll(async () => {
  parley = await testParley()
  world = await aRightsWorld(parley.owner)
  service = String(world.rows.Service.find(({ agency_id }) => agency_id === world.here.id)?.id)
})

const definition = (template: string) => ({
  titles: { en: 'Dogs' },
  output: { title: { en: 'Permit' }, template: { en: template } },
})
const preview = (actor: Actor, template: string, on: Parameters<typeof previewDocument>[2]['on']) =>
  actFor(actor, () =>
    previewDocument(parley.deps, actor, { serviceId: service, definition: definition(template), locale: 'en', on }),
  )
const shown = (sample: Awaited<ReturnType<typeof previewDocument>>) =>
  'pdf' in sample ? Buffer.from(sample.pdf).toString() : ''

/** Somebody who designs and also works on cases. */
async function both(): Promise<Actor> {
  const actor = world.actors['service-designer']
  const roles = await rolesHeld(parley.owner, world.actors['case-officer'].accountId)
  return { ...actor, assignments: [...actor.assignments, ...roles] }
}
const aCaseHere = () => parley.owner('cases').where({ agency_id: world.here.id, service_id: service }).first()

describe('a sample of a document', () => {
  it('is printed on made-up answers, and says that it is one', async () => {
    const sample = await preview(world.actors['service-designer'], '<p>{{ answers.name }}</p>', {
      answers: { name: 'Rex' },
    })
    expect(shown(sample)).toMatch(/^%PDF[\s\S]*Sample\. It was printed to be looked at[\s\S]*<p>Rex<\/p>/)
    expect(shown(sample)).not.toContain('Is this document genuine?')
  })

  it('is none where the template is wrong, and says why', async () => {
    const sample = await preview(world.actors['service-designer'], '<p>\n{{ answers.name | shout }}</p>', {
      answers: {},
    })
    expect(sample).toEqual({ problems: ['Line 2: There is no filter “shout”. There are day, time, number and money.'] })
  })

  it('on a past case is for who may read it, and the applicant sees the look', async () => {
    const found = await aCaseHere()
    const designer = world.actors['service-designer']
    await expect(preview(designer, '<p>x</p>', { caseId: found.id })).rejects.toThrow(NotFound)
    expect(await actFor(designer, () => pastCases(parley.deps, designer, { serviceId: service }))).toEqual([])
    const official = await both()
    const before = await parley.owner('accesses').where({ account_id: found.account_id })
    await preview(official, '<p>x</p>', { caseId: found.id })
    const after = await parley.owner('accesses').where({ account_id: found.account_id })
    expect(after.length).toBe(before.length + 1)
    expect(after.filter(({ purpose }) => purpose === 'access.purpose.design')).toHaveLength(1)
    const listed = await actFor(official, () => pastCases(parley.deps, official, { serviceId: service }))
    expect(listed.map(({ id }) => id)).toContain(found.id)
  })

  it('is not for designers of another agency', async () => {
    const stranger = world.actors['officer there, designer here']
    const elsewhere = world.rows.Service.find(({ agency_id }) => agency_id === world.there.id)
    const input = {
      serviceId: String(elsewhere?.id),
      definition: definition('<p>x</p>'),
      locale: 'en' as const,
      on: { answers: {} },
    }
    await expect(actFor(stranger, () => previewDocument(parley.deps, stranger, input))).rejects.toThrow()
  })
})
