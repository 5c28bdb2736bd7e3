import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Agency } from '../agencies/agency.model.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { SealKey } from './seal-key.model.ts'
import type { SealKeyChange } from './seal-key-change.ts'

export type ReadSeals = {
  keys: SealKey[]
  /** With the names of those who proposed and decided. */
  changes: (SealKeyChange & { proposer: string; decider: string | null })[]
}

/** An agency's seal keys and what was decided about them, the newest first. @throws NotFound, NotPermitted */
export async function readSeals(deps: Deps, actor: Actor, { agencyId }: { agencyId: string }): Promise<ReadSeals> {
  authorize(actor, 'decide', 'Agency', await Agency.query(deps.db).findById(agencyId))
  return actingFor({ purpose: 'house' }, async () => ({
    keys: await deps.db('seal_keys').where({ agency_id: agencyId }).orderBy('activated_at', 'desc'),
    changes: await deps
      .db('seal_key_changes as c')
      .join('accounts as p', 'p.id', 'c.proposed_by')
      .leftJoin('accounts as d', 'd.id', 'c.decided_by')
      .where('c.agency_id', agencyId)
      .orderBy('c.proposed_at', 'desc')
      .select('c.*', { proposer: 'p.name', decider: 'd.name' }),
  }))
}
