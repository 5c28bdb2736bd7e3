import type { Knex } from 'knex'
import { abilityFor } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvidence, theState } from './append-evidence.ts'
import type { EvidenceRecord } from './evidence-record.model.ts'
import { isOfTheState, queryTrail, type TrailInput, trailInput } from './read-trail.ts'
import { concernedBy, recordTrailRead } from './record-trail-read.ts'
import { type TrailLine, trailLines } from './trail-line.ts'

const mostLines = 2000

/**
 * Every line that is wanted, to leave as a file. Before there is anything to send, whom it tells of can see it, and the
 * log itself says who took how many lines.
 * @throws Invalid when there are too many
 */
export async function exportTrail(deps: Deps, actor: Actor, input: TrailInput): Promise<TrailLine[]> {
  const { after: _, ...wanted } = trailInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const rows = await queryTrail(trx, abilityFor(actor), wanted).limit(mostLines + 1)
    if (rows.length > mostLines) throw new Invalid([{ path: 'rows', reason: 'too-many' }])
    const lines = await trailLines(trx, rows)
    await recordTrailRead(trx, deps, actor, await concernedBy(trx, lines))
    await noteExport(trx, deps, actor, rows)
    return lines
  })
}

/** In the log of each agency whose lines leave; what administrators take stands in the log of the state. */
async function noteExport(trx: Knex.Transaction, deps: Deps, actor: Actor, rows: EvidenceRecord[]): Promise<void> {
  const taken = isOfTheState(actor) ? new Map([[theState, rows]]) : Map.groupBy(rows, ({ agency_id }) => agency_id)
  for (const [agencyId, { length }] of taken) {
    const about = { table: 'evidence_records', rows: length, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId, type: 'table.exported', at: deps.now(), about })
  }
}
