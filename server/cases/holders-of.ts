import type { Knex } from 'knex'
import type { Colleague } from './colleagues-for.ts'

/** Whose the cases are, by the id of the case. What is nobody's is not in it. */
export async function holdersOf(db: Knex, caseIds: readonly string[]): Promise<Map<string, Colleague>> {
  const found = await db('cases as c')
    .join('accounts as a', 'a.id', 'c.assigned_to')
    .whereIn('c.id', caseIds)
    .select({ caseId: 'c.id', id: 'a.id', name: 'a.name' })
  return new Map(found.map(({ caseId, id, name }) => [caseId, { id, name }]))
}
