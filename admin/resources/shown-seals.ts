/** A seal key on the administrators' page; times as ISO 8601. */
export type ShownSealKey = {
  id: string
  name: string
  algorithm: string
  sha256: string
  status: 'active' | 'retired' | 'revoked'
  activatedAt: string
  validUntil: string
  revokedAt: string | null
  revocationReason: string | null
}

/** A change of the seal that one administrator proposed. */
export type ShownSealChange = {
  id: string
  kind: 'rotate' | 'revoke'
  /** Of a rotation the kind of the new key; of a revocation the key's name. */
  about: string
  reason: string
  status: 'proposed' | 'approved' | 'refused'
  proposer: string
  proposedAt: string
  decider: string | null
  /** Whether the official who looks may approve it: who proposed may not. */
  mayApprove: boolean
}

export type ShownSeals = { keys: ShownSealKey[]; changes: ShownSealChange[]; algorithms: string[]; reasons: string[] }
