import type { Knex } from 'knex'
import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import { actingFor } from '../database/acting.ts'

/** By id: a person's name as it is, the name of an office or a service in every language. */
export type Names = ReadonlyMap<string, string | Localized>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** How the people, offices and services among the values are called. For the house: a log names them to its readers. */
export async function namesIn(trx: Knex, values: readonly unknown[]): Promise<Names> {
  const ids = [...new Set(values.filter((value): value is string => typeof value === 'string' && uuid.test(value)))]
  if (ids.length === 0) return new Map()
  return actingFor({ purpose: 'house' }, async () => {
    const people = await trx('accounts').whereIn('id', ids).select('id', 'name')
    const offices = await trx('offices').whereIn('id', ids).select('id', 'names')
    const services = await trx('services as s')
      .join('service_versions as v', (on) =>
        on.on('v.service_id', 's.id').on('v.agency_id', 's.agency_id').on('v.version', 's.published_version'),
      )
      .whereIn('s.id', ids)
      .select('s.id', trx.raw(`v.definition::jsonb -> 'titles' as names`))
    return new Map<string, string | Localized>([
      ...people.map(({ id, name }) => [id, name] as const),
      ...[...offices, ...services].map(({ id, names }) => [id, names] as const),
    ])
  })
}

/** The name of what a log mentions; what has none any more stays its id. */
export function nameOf(names: Names, value: unknown, locale: string): string {
  const found = typeof value === 'string' ? names.get(value) : undefined
  if (found === undefined) return value === null || value === undefined ? '' : String(value)
  return typeof found === 'string' ? found : inLocale(found, locale)
}
