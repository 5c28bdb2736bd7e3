import type { Knex } from 'knex'
import { z } from 'zod'
import { abilityFor } from '../../../catalog/abilities.ts'
import type { Localized } from '../../../catalog/in-locale.ts'
import type { Actor } from '../../accounts/actor.ts'
import { Case } from '../../cases/case.model.ts'
import { accessible } from '../../database/accessible.ts'
import type { Deps } from '../../deps.ts'
import { type BatchAction, batchActions, mostCases } from './batch.ts'

export const findCasesInput = z.object({ action: z.enum(batchActions), service: z.uuid().optional() })

/** Numbers of the cases that an action fits, of one service or of all, the oldest first. Nothing in them is about a person. */
export async function findCases(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof findCasesInput>,
): Promise<{ numbers: string[] }> {
  const { action, service } = findCasesInput.parse(input)
  const seen = accessible(Case.query(deps.db), abilityFor(actor), 'read', 'Case')
  const fitting = seen.where(service ? { service_id: service } : {}).whereRaw(fits[action])
  const found = await fitting.orderBy('opened_at').limit(mostCases).select('number')
  return { numbers: found.map(({ number }) => number) }
}

const documentOfCase = 'documents d where d.agency_id = cases.agency_id and d.submission_id = cases.submission_id'
const isReplaced = 'exists (select from documents s where s.agency_id = d.agency_id and s.supersedes = d.id)'

const fits: Record<BatchAction, string> = {
  grant: `status = 'open'`,
  reissue: `exists (select from ${documentOfCase} and d.kind = 'decision' and d.status = 'issued'
    and d.revoked_at is null and not ${isReplaced})`,
  retry: `exists (select from ${documentOfCase} and d.problem is not null)`,
}

/** The services that there are cases of. */
export async function servicesWithCases(db: Knex, actor: Actor): Promise<{ id: string; titles: Localized }[]> {
  const seen = accessible(Case.query(db), abilityFor(actor), 'read', 'Case')
  const found = await seen.distinctOn('service_id').orderBy(['service_id', { column: 'opened_at', order: 'desc' }])
  return found.map(({ service_id: id, title: titles }) => ({ id, titles }))
}
