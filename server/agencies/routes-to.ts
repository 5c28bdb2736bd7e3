import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'

/** A service, published or in work, that sends cases to an office. */
export type RouteTo = {
  serviceId: string
  titles: Localized
  isPublished: boolean
  definition: ServiceDefinition
  /** The rules that lead there; the one without a condition takes whatever no other rule takes. */
  rules: ServiceDefinition['routing']
}

/** Which services of the agency route to the office, by their published version and by their draft. */
export async function routesTo(db: Knex, office: { agencyId: string; slug: string }): Promise<RouteTo[]> {
  const { agencyId, slug } = office
  const published = await db('services as s')
    .join('service_versions as v', (on) =>
      on.on('v.agency_id', 's.agency_id').on('v.service_id', 's.id').on('v.version', 's.published_version'),
    )
    .where('s.agency_id', agencyId)
    .select<{ id: string; definition: ServiceDefinition }[]>('s.id', 'v.definition')
  const drafts = await db('service_drafts')
    .where({ agency_id: agencyId })
    .select<{ id: string; definition: ServiceDefinition }[]>('service_id as id', 'definition')
  return [
    ...published.map((row) => ({ ...row, isPublished: true })),
    ...drafts.map((row) => ({ ...row, isPublished: false })),
  ].flatMap(({ id, definition, isPublished }) => {
    const rules = definition.routing.filter((rule) => rule.office === slug)
    if (rules.length === 0) return []
    return { serviceId: id, titles: definition.titles, isPublished, definition, rules }
  })
}
