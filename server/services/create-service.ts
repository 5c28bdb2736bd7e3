import { z } from 'zod'
import { rulesOfRoles } from '../../catalog/abilities.ts'
import { draftDefinition, newDefinition } from '../../catalog/designing/draft-definition.ts'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { freeSlug } from '../../catalog/free-slug.ts'
import { OFFICE_TO_BE } from '../../catalog/importing/import-form.ts'
import { searchTexts } from '../../catalog/search-texts.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotPermitted } from '../errors.ts'

const titlesInput = z.object({ en: z.string().trim().min(1).max(200), ru: z.string().trim().max(200).optional() })

/** A title to begin with, or a service that was described elsewhere. */
export const createServiceInput = z.union([
  z.object({ imported: draftDefinition.extend({ titles: titlesInput }) }),
  z.object({ titles: titlesInput }),
])

type Input = z.output<typeof createServiceInput>

/**
 * A new service of the designer's agency, with a draft and nothing published: citizens do not see it yet.
 * @throws NotPermitted for who designs for no agency.
 */
export async function createService(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof createServiceInput>,
): Promise<{ id: string }> {
  const asked = createServiceInput.parse(input)
  const agency_id = agencyDesignedFor(actor)
  if (!agency_id) throw new NotPermitted('designs for no agency')
  authorize(actor, 'design', 'Service', { agency_id })
  return deps.db.transaction(async (trx) => {
    // Whoever creates at the same time waits, so that the free name stays free.
    await trx('agencies').where({ id: agency_id }).forUpdate().first('id')
    const taken: string[] = await trx('services').where({ agency_id }).pluck('slug')
    const office = await trx('offices').where({ agency_id, closed_at: null }).orderBy('slug').first('slug')
    const definition = definitionOf(asked, office?.slug ?? '')
    const id = deps.newId()
    const slug = freeSlug(slugFor(definition.titles.en ?? ''), taken)
    await trx('services').insert({ agency_id, id, slug, category: definition.category, ...searchTexts(definition) })
    await trx('service_drafts').insert({
      agency_id,
      service_id: id,
      definition: JSON.stringify(definition),
      based_on: null,
      edited_by: actor.accountId,
      edited_at: deps.now(),
    })
    return { id }
  })
}

/** The first agency in which a role of theirs allows it. */
const agencyDesignedFor = (actor: Actor) =>
  rulesOfRoles(actor).find(({ action, subject }) => action === 'design' && subject === 'Service')?.conditions?.agency_id

/** A form that comes from elsewhere names no office of ours: its cases go to the first. */
function definitionOf(asked: Input, office: string): ServiceDefinition {
  if ('imported' in asked) {
    const { ru, en } = asked.imported.titles
    const routing = asked.imported.routing.map((rule) => (rule.office === OFFICE_TO_BE ? { ...rule, office } : rule))
    return { ...asked.imported, titles: { en, ...(ru && { ru }) }, routing }
  }
  const { en, ru } = asked.titles
  return newDefinition({ en, ...(ru && { ru }) }, office)
}
