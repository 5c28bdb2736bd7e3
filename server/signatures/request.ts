/** A request for signatures as it stands in its table. */
export type SignatureRequest = {
  id: string
  agency_id: string
  conversation_id: string
  account_id: string
  service_version: number
  locale: string
  number: string
  answers_hash: string
  title: string
  intent: string
  signer_ids: string[]
  in_order: boolean
  quorum: number
  status: 'preparing' | 'open' | 'complete' | 'declined' | 'expired' | 'replaced'
  sha256: string | null
  size: number | null
  created_at: Date
  expires_at: Date
  completed_at: Date | null
}

export type Signer = {
  request_id: string
  position: number
  title: string
  account_id: string | null
  name: string | null
  status: 'waiting' | 'signed' | 'declined'
  acted_at: Date | null
  /** The qualified provider that keeps the key; null for a key in the signer's browser. */
  provider: string | null
  reason: string | null
}

/** Where a request stands when its signers have acted as they have. Pure. */
export function standingOf(
  { in_order, quorum }: Pick<SignatureRequest, 'in_order' | 'quorum'>,
  signers: readonly Pick<Signer, 'position' | 'status'>[],
): { status: 'open' | 'complete' | 'declined'; turns: number[] } {
  const signed = signers.filter(({ status }) => status === 'signed').length
  const waiting = signers.filter(({ status }) => status === 'waiting').map(({ position }) => position)
  if (signed >= quorum) return { status: 'complete', turns: [] }
  // Too many have declined for the others to be enough.
  if (signed + waiting.length < quorum) return { status: 'declined', turns: [] }
  return { status: 'open', turns: in_order ? waiting.slice(0, 1) : waiting }
}

export const signedPdfKey = (requestId: string, sha256: string) => `signatures/${requestId}-${sha256}.pdf`
