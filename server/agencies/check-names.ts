import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import { checkName, type NameCheck } from '../../catalog/names/check-name.ts'

export type NameChecks = Record<string, NameCheck>

/** The names of an agency in each language, checked against the verified names of all others. */
export async function checkNames(db: Knex, agencyId: string | undefined, names: Localized): Promise<NameChecks> {
  const query = db('verified_names').select<{ name: string; skeleton: string }[]>('name', 'skeleton')
  const others = await (agencyId === undefined ? query : query.whereNot('agency_id', agencyId))
  return Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, checkName(name, others)]))
}

export const anyRefused = (checks: NameChecks) => Object.values(checks).some(({ verdict }) => verdict === 'refused')
