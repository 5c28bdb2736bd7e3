import type { Knex } from 'knex'
import { Agency } from '../agencies/agency.model.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Sealer } from '../gateways/seal.ts'
import { KEY_ALGORITHMS, type KeyAlgorithm } from '../gateways/seal-authority.ts'
import { certificateFor, takeIntoUse } from './active-seal-key.ts'
import type { SealKeyChange } from './seal-key-change.ts'

/**
 * Takes the agency's next seal key into use, as two administrators decided; the one before is retired, and what it
 * sealed stays good. Harmless to repeat.
 * @throws GatewayFailed when the authority has no such key yet; the job is tried again
 */
export async function takeNextKey(
  deps: Deps,
  sealer: Pick<Sealer, 'certificateOf'>,
  { agencyId, id }: { agencyId: string; id: string },
): Promise<void> {
  const agency = await Agency.query(deps.db).findById(agencyId).throwIfNotFound()
  const change: SealKeyChange | undefined = await deps.db('seal_key_changes').where({ agency_id: agencyId, id }).first()
  if (change?.status !== 'approved' || (await isDone(deps.db, change))) return
  const name = await nextName(deps.db, agency)
  const certificate = await certificateFor(sealer, { agency, name, algorithm: await algorithmOf(deps.db, change) })
  await deps.db.transaction(async (trx) => {
    // Two workers at the same change: the second one finds it done.
    await trx('seal_key_changes').where({ agency_id: agencyId, id }).forUpdate()
    if (await isDone(trx, change)) return
    await retire(trx, deps, agencyId)
    const people = { proposedBy: change.proposed_by, approvedBy: change.decided_by ?? '' }
    await takeIntoUse(trx, deps, { agency, name }, certificate, { change: id, ...people })
    if (change.kind === 'rotate') {
      const added = await trx('seal_keys').where({ agency_id: agencyId, name }).first('id')
      await trx('seal_key_changes').where({ agency_id: agencyId, id }).update({ seal_key_id: added.id })
    }
  })
}

/** A rotation notes its new key; after a revocation it is enough that the agency has a key again. */
async function isDone(db: Knex, { agency_id, id, kind }: SealKeyChange): Promise<boolean> {
  if (kind === 'rotate') {
    const change = await db('seal_key_changes').where({ agency_id, id }).first('seal_key_id')
    return change.seal_key_id !== null
  }
  return (await db('seal_keys').where({ agency_id, status: 'active' }).first('id')) !== undefined
}

async function retire(trx: Knex.Transaction, deps: Deps, agencyId: string): Promise<void> {
  const at = deps.now()
  const retired = await trx('seal_keys')
    .where({ agency_id: agencyId, status: 'active' })
    .update({ status: 'retired', retired_at: at })
    .returning(['name', 'sha256'])
  for (const { name, sha256 } of retired) {
    const about = { key: name, certificate: sha256 }
    await appendEvidence(trx, deps, { agencyId, type: 'seal-key.retired', at, about })
  }
}

async function nextName(db: Knex, { id, slug }: { id: string; slug: string }): Promise<string> {
  const names: string[] = await db('seal_keys').where({ agency_id: id }).pluck('name')
  const numbers = names.map((name) => Number(name.slice(slug.length + 1) || 1))
  return names.length === 0 ? slug : `${slug}.${Math.max(...numbers) + 1}`
}

/** Of a rotation the one that was chosen; a key that replaces a revoked one is of the same kind. */
async function algorithmOf(db: Knex, change: SealKeyChange): Promise<KeyAlgorithm | undefined> {
  const old = await db('seal_keys').where({ agency_id: change.agency_id, id: change.seal_key_id }).first('algorithm')
  const wanted = change.algorithm ?? old?.algorithm
  return KEY_ALGORITHMS.find((known) => known === wanted)
}
