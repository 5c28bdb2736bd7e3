import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { recordAccess } from './record-access.ts'

type ExportedRow = {
  /** Whose row it is. */
  accountId: string
  agencyId: string
  /** For a case its number; for a document null. */
  caseNumber: string | null
  what: { key: string; params?: Record<string, string> }
}

/**
 * Leaves the traces of a table that is about to leave as a file: an access for each person, and in the evidence of each
 * agency how many of its rows went to whom, with the digest of the file. Without these nothing is to be sent.
 */
export async function recordExport(
  deps: Deps,
  actor: Actor,
  exported: { table: string; sha256: string; rows: readonly ExportedRow[] },
): Promise<void> {
  const { table, sha256, rows } = exported
  await deps.db.transaction(async (trx) => {
    for (const row of rows) await recordAccess(trx, deps, actor, { ...row, purpose: 'access.purpose.export' })
    for (const [agencyId, ofAgency] of Map.groupBy(rows, (row) => row.agencyId)) {
      const about = { table, rows: ofAgency.length, sha256, by: actor.accountId }
      await appendEvidence(trx, deps, { agencyId, type: 'table.exported', at: deps.now(), about })
    }
  })
}
