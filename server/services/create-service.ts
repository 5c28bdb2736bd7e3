import { z } from 'zod'
import { rulesOfRoles } from '../../catalog/abilities.ts'
import { newDefinition } from '../../catalog/designing/draft-definition.ts'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { searchTexts } from '../../catalog/search-texts.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotPermitted } from '../errors.ts'

export const createServiceInput = z.object({
  titles: z.object({ en: z.string().trim().min(1).max(200), ru: z.string().trim().max(200).optional() }),
})

/**
 * A new service of the designer's agency, with a draft and nothing published: citizens do not see it yet.
 * @throws NotPermitted for who designs for no agency.
 */
export async function createService(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof createServiceInput>,
): Promise<{ id: string }> {
  const { titles } = createServiceInput.parse(input)
  const agency_id = agencyDesignedFor(actor)
  if (!agency_id) throw new NotPermitted('designs for no agency')
  authorize(actor, 'design', 'Service', { agency_id })
  return deps.db.transaction(async (trx) => {
    // Whoever creates at the same time waits, so that the free name stays free.
    await trx('agencies').where({ id: agency_id }).forUpdate().first('id')
    const taken: string[] = await trx('services').where({ agency_id }).pluck('slug')
    const office = await trx('offices').where({ agency_id }).orderBy('slug').first('slug')
    const { ru } = titles
    const definition = newDefinition({ en: titles.en, ...(ru && { ru }) }, office?.slug ?? '')
    const id = deps.newId()
    const slug = freeSlug(slugFor(titles.en), taken)
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

function freeSlug(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
