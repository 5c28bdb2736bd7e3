import type { Actor } from '../../server/accounts/actor.ts'
import { KEY_ALGORITHMS } from '../../server/gateways/seal-authority.ts'
import { revocationReasons } from '../../server/seals/propose-seal-change.ts'
import type { ReadSeals } from '../../server/seals/read-seals.ts'
import type { ShownSeals } from './shown-seals.ts'

export function presentSeals({ keys, changes }: ReadSeals, { accountId }: Actor): ShownSeals {
  const nameOf = (id: string | null) => keys.find((key) => key.id === id)?.name ?? ''
  return {
    keys: keys.map((key) => ({
      id: key.id,
      name: key.name,
      algorithm: key.algorithm,
      sha256: key.sha256,
      status: key.status,
      activatedAt: key.activated_at.toISOString(),
      validUntil: key.valid_until.toISOString(),
      revokedAt: key.revoked_at?.toISOString() ?? null,
      revocationReason: key.revocation_reason,
    })),
    changes: changes.map((change) => ({
      id: change.id,
      kind: change.kind,
      about: change.kind === 'rotate' ? (change.algorithm ?? '') : nameOf(change.seal_key_id),
      reason: change.reason,
      status: change.status,
      proposer: change.proposer,
      proposedAt: change.proposed_at.toISOString(),
      decider: change.decider,
      mayApprove: change.status === 'proposed' && change.proposed_by !== accountId,
    })),
    algorithms: [...KEY_ALGORITHMS],
    reasons: [...revocationReasons],
  }
}
