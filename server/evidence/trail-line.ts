import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { EvidenceEvent, EvidenceType } from './append-evidence.ts'
import type { EvidenceRecord } from './evidence-record.model.ts'
import { type Names, namesIn } from './trail-names.ts'

/** One record of a log, with what is needed to say it in words. */
export type TrailLine = {
  id: string
  index: number
  at: Date
  type: EvidenceType
  /** Null in the log of the state. */
  agency: { slug: string; names: Localized } | null
  about: EvidenceEvent['about']
  /** How what is mentioned by its id is called. */
  names: Names
  /** What the digest is over, and the digest. */
  body: string
  hash: string
}

export async function trailLines(trx: Knex, rows: readonly EvidenceRecord[]): Promise<TrailLine[]> {
  const abouts = rows.map(({ body }) => (JSON.parse(body) as { about?: TrailLine['about'] }).about ?? {})
  const names = await namesIn(
    trx,
    abouts.flatMap((about) => Object.values(about)),
  )
  const agencies = await trx('agencies')
    .whereIn('id', [...new Set(rows.map(({ agency_id }) => agency_id))])
    .select<{ id: string; slug: string; names: Localized }[]>('id', 'slug', 'names')
  return rows.map((row, index) => {
    const agency = agencies.find(({ id }) => id === row.agency_id)
    return {
      ...{ id: row.id, at: row.at, type: row.type, body: row.body, names },
      index: Number(row.log_index),
      agency: agency ? { slug: agency.slug, names: agency.names } : null,
      about: abouts[index] ?? {},
      hash: row.hash.toString('hex'),
    }
  })
}
