import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { digestOf } from './trial-links.ts'

export type Trial = {
  definition: ServiceDefinition
  agency: Localized
  agencySlug: string
  expiresAt: Date
  /** The day from which the description does not change any more; null for a draft that is still being written. */
  asOf: Date | null
}

/**
 * What a trial link leads to: the version it names, the draft it was made of, or the draft as it stands. Whoever has the link may see it.
 * @throws NotFound for one that never was, has run out or was withdrawn, all alike.
 */
export async function openTrial({ db, now }: Pick<Deps, 'db' | 'now'>, token: string): Promise<Trial> {
  const link = await db('trial_links as t')
    .join('agencies as a', 'a.id', 't.agency_id')
    .where({ 't.token_hash': digestOf(token), 't.withdrawn_at': null })
    .where('t.expires_at', '>', now())
    .first('t.agency_id', 't.service_id', 't.version', 't.definition', 't.made_at', 't.expires_at', 'a.names', 'a.slug')
  if (!link) throw new NotFound('trial link')
  const { definition, asOf } = await described(db, link)
  return { definition, asOf, agency: link.names, agencySlug: link.slug, expiresAt: link.expires_at }
}

type Link = {
  agency_id: string
  service_id: string
  version: number | null
  definition: ServiceDefinition | null
  made_at: Date
}

async function described(db: Knex, link: Link): Promise<Pick<Trial, 'definition' | 'asOf'>> {
  if (link.definition) return { definition: link.definition, asOf: link.made_at }
  const key = { agency_id: link.agency_id, service_id: link.service_id }
  const found =
    link.version === null
      ? await db('service_drafts').where(key).first('definition')
      : await db('service_versions')
          .where({ ...key, version: link.version })
          .first('definition', 'published_at')
  if (!found) throw new NotFound('draft behind the trial link')
  return { definition: found.definition, asOf: found.published_at ?? null }
}
