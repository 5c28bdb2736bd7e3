import type { Knex } from 'knex'
import type { RevocationGround } from '../../catalog/document-lifecycle.ts'
import { say } from '../texts/say.ts'
import { dateLocale } from './date-filters.ts'

/** What has become of an issued document, as `selectStanding` reads it. Nothing here is about a person. */
export type StandingColumns = {
  revoked_at: Date | null
  revocation_ground: RevocationGround | null
  successor: string | null
  superseded_at: Date | null
}

export type DocumentStanding = { kind: 'revoked' | 'superseded'; since: Date; text: string }

/** The columns of `StandingColumns` for documents `d`: one is superseded from when its successor is issued. */
export const selectStanding = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin('documents as successor', (on) =>
      on
        .on('successor.agency_id', 'd.agency_id')
        .on('successor.supersedes', 'd.id')
        .onVal('successor.status', 'issued'),
    )
    .select(
      'd.revoked_at',
      'd.revocation_ground',
      'successor.number as successor',
      'successor.issued_at as superseded_at',
    )

/** In the reader's words; undefined for a document that counts. */
export function documentStanding(found: StandingColumns, locale: string): DocumentStanding | undefined {
  const { revoked_at: revoked, revocation_ground, superseded_at: superseded, successor } = found
  const day = (at: Date) =>
    new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  if (revoked) {
    const ground = say(locale, `revocation.${revocation_ground}`)
    return { kind: 'revoked', since: revoked, text: say(locale, 'check.revoked', { date: day(revoked), ground }) }
  }
  if (!superseded) return undefined
  const text = say(locale, 'check.superseded', { date: day(superseded), number: successor })
  return { kind: 'superseded', since: superseded, text }
}
