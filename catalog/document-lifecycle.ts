/** Why a document no longer counts, in words that tell a stranger nothing about the person. */
export const revocationGrounds = ['issued-in-error', 'facts-changed', 'obtained-by-deceit'] as const
export type RevocationGround = (typeof revocationGrounds)[number]

/** What decides what may still happen to a document. `isReplaced`: another one takes its place, or is about to. */
export type DocumentState = {
  kind: 'receipt' | 'decision'
  status: 'ordered' | 'issued'
  isStopped: boolean
  isRevoked: boolean
  isReplaced: boolean
}

export type DocumentRefusal = 'receipt' | 'ordered' | 'revoked' | 'replaced' | 'not-stopped'

/**
 * Whether a document can be issued again: one that stands, once. A receipt says what arrived and is neither replaced nor
 * revoked.
 */
export function refuseReissue({ kind, status, isRevoked, isReplaced }: DocumentState): DocumentRefusal | undefined {
  if (kind === 'receipt') return 'receipt'
  if (status === 'ordered') return 'ordered'
  if (isRevoked) return 'revoked'
  return isReplaced ? 'replaced' : undefined
}

/** Whether a document can be revoked: also while another is being made in its place, since revoking does not wait. */
export function refuseRevocation({ kind, status, isRevoked }: DocumentState): DocumentRefusal | undefined {
  if (kind === 'receipt') return 'receipt'
  if (status === 'ordered') return 'ordered'
  return isRevoked ? 'revoked' : undefined
}

/** Whether printing can be tried again. */
export function refuseRetry({ isStopped }: DocumentState): DocumentRefusal | undefined {
  return isStopped ? undefined : 'not-stopped'
}
