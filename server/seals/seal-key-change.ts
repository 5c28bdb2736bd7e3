/** What an administrator proposed about an agency's seal, and what another decided. A row of `seal_key_changes`. */
export type SealKeyChange = {
  agency_id: string
  id: string
  kind: 'rotate' | 'revoke'
  /** The key that is taken back; of a rotation, the new one once it is in use. */
  seal_key_id: string | null
  algorithm: string | null
  reason: string
  revocation_reason: string | null
  compromised_since: Date | null
  status: 'proposed' | 'approved' | 'refused'
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
}
