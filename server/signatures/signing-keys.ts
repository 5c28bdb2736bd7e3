import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { revokeCertificatesJob } from '../jobs/definitions.ts'
import { revokeIssued } from '../seals/certificate-register.ts'

export type ShownKey = {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  /** Until when the certificate of the key beside it lasts; null when there is none. */
  validUntil: Date | null
}

/** One's own keys, the newest first. */
export async function listKeys(deps: Deps, actor: Actor): Promise<ShownKey[]> {
  const found = await deps
    .db('signing_keys')
    .where({ account_id: actor.accountId })
    .orderBy('created_at', 'desc')
    .select('id', 'name', 'created_at', 'last_used_at', 'revoked_at', 'valid_until')
  return found.map((key) => ({
    id: key.id,
    name: key.name,
    createdAt: key.created_at,
    lastUsedAt: key.last_used_at,
    revokedAt: key.revoked_at,
    validUntil: key.valid_until,
  }))
}

/**
 * Takes a lost or given-away device out: it signs nothing more from this moment on, and a job has its certificates
 * taken back. What it signed before stays valid, its time-stamps say when. The first time counts.
 */
export async function revokeKey(deps: Deps, actor: Actor, keyId: string): Promise<void> {
  const key = { account_id: actor.accountId, id: keyId }
  await deps.db.transaction(async (trx) => {
    const changed = await trx('signing_keys')
      .where(key)
      .update({ revoked_at: trx.raw('coalesce(revoked_at, ?)', [deps.now()]) })
    if (changed === 0) throw new NotFound('signing key')
    await deps.enqueue(trx, revokeCertificatesJob, { accountId: actor.accountId, keyId })
  })
}

/** Takes back every certificate of a key that was taken out: list and answers tell it, and whoever checks sees it. */
export async function revokeCertificates(deps: Deps, job: { accountId: string; keyId: string }): Promise<void> {
  const key = await deps.db('signing_keys').where({ account_id: job.accountId, id: job.keyId }).first('revoked_at')
  if (!key?.revoked_at) return
  const of = { account_id: job.accountId, key_id: job.keyId }
  await deps.db.transaction(async (trx) => {
    for (const { certificate } of await trx('signing_certificates').where(of).select('certificate'))
      await revokeIssued(trx, certificate, { at: key.revoked_at, reason: 'keyCompromise' }, 'people')
  })
}
