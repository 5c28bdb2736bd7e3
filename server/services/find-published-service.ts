import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { NotFound } from '../errors.ts'
import type { VersionKey } from './published-form.ts'

export type PublishedService = {
  key: VersionKey
  agencySlug: string
  agencyNames: Localized
  verified: boolean
  slug: string
  definition: ServiceDefinition
}

/** The published version of a service of a verified agency. @throws NotFound otherwise: it is not open to citizens. */
export async function findPublishedService(
  db: Knex,
  wanted: { agency: string; service: string },
): Promise<PublishedService> {
  const found = await publishedServices(db).where({ 'a.slug': wanted.agency, 's.slug': wanted.service }).first()
  if (!found) throw new NotFound('service')
  return toPublished(found)
}

export type PublishedRow = {
  agency_id: string
  service_id: string
  version: number
  agency_slug: string
  agency_names: Localized
  verified_at: Date
  slug: string
  definition: ServiceDefinition
}

/** Every service that citizens can open: published and not archived, by a verified agency. */
export const publishedServices = (db: Knex) =>
  db('services as s')
    .join('agencies as a', 'a.id', 's.agency_id')
    .join('service_versions as v', (on) =>
      on.on('v.agency_id', 's.agency_id').on('v.service_id', 's.id').on('v.version', 's.published_version'),
    )
    .whereNotNull('a.verified_at')
    .whereNull('s.archived_at')
    .select<PublishedRow[]>(
      's.agency_id',
      's.id as service_id',
      'v.version',
      'a.slug as agency_slug',
      'a.names as agency_names',
      'a.verified_at',
      's.slug',
      'v.definition',
    )

export const toPublished = (row: PublishedRow): PublishedService => ({
  key: { agencyId: row.agency_id, serviceId: row.service_id, version: row.version },
  agencySlug: row.agency_slug,
  agencyNames: row.agency_names,
  verified: row.verified_at !== null,
  slug: row.slug,
  definition: row.definition,
})
