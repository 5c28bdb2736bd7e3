import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'

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

/** Takes a lost or given-away device out: it signs nothing more. What it signed stays valid, its time-stamps say when. */
export async function revokeKey(deps: Deps, actor: Actor, keyId: string): Promise<void> {
  const changed = await deps
    .db('signing_keys')
    .where({ account_id: actor.accountId, id: keyId })
    .update({ revoked_at: deps.db.raw('coalesce(revoked_at, ?)', [deps.now()]) })
  if (changed === 0) throw new NotFound('signing key')
}
