import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { recordAccess } from './record-access.ts'

/** What of one person is in an exported table. */
export type ExportedPerson = {
  accountId: string
  agencyId: string
  rows: number
  /** Where it is one case, its number. */
  caseNumber: string | null
  what: { key: string; params?: Record<string, string> }
}

/**
 * Leaves the traces of a table that is about to leave as a file: one access for each person in it, and in the evidence
 * of each agency how many of its rows are asked for. Without these nothing is to be sent.
 */
export async function recordExport(
  deps: Deps,
  actor: Actor,
  { table, people }: { table: string; people: readonly ExportedPerson[] },
): Promise<void> {
  await deps.db.transaction(async (trx) => {
    for (const { rows: _, ...person } of people)
      await recordAccess(trx, deps, actor, { ...person, purpose: 'access.purpose.export' })
    for (const [agencyId, ofAgency] of Map.groupBy(people, (person) => person.agencyId)) {
      const rows = ofAgency.reduce((sum, person) => sum + person.rows, 0)
      const about = { table, rows, people: ofAgency.length, by: actor.accountId }
      await appendEvidence(trx, deps, { agencyId, type: 'table.export-begun', at: deps.now(), about })
    }
  })
}

/** What has left, when it has: its digest, and whether all of it was taken. */
export async function recordExported(
  deps: Deps,
  actor: Actor,
  exported: { table: string; agencyIds: Iterable<string>; sha256: string; rows: number; complete: boolean },
): Promise<void> {
  const { table, agencyIds, sha256, rows, complete } = exported
  const about = { table, rows, sha256, complete, by: actor.accountId }
  await deps.db.transaction(async (trx) => {
    for (const agencyId of [...agencyIds].toSorted())
      await appendEvidence(trx, deps, { agencyId, type: 'table.exported', at: deps.now(), about })
  })
}
