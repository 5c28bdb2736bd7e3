import { useEffect, useState } from 'react'
import { documentToSign } from '../http/signatures.ts'
import { sha256Hex } from './bytes.ts'

export type ShownDocument = {
  bytes: Uint8Array<ArrayBuffer>
  /** Opens exactly those bytes. */
  href: string
  /** As this browser computed it, in hex. */
  sha256: string
}

/** Fetches the document once per revision and keeps its bytes: what is read, digested and signed is one and the same. */
export function useShownDocument(
  id: string,
  revision: string | undefined,
): { document?: ShownDocument | undefined; isAway: boolean; again(): void } {
  const [document, setDocument] = useState<ShownDocument>()
  const [isAway, setAway] = useState(false)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    if (revision === undefined) return
    let made: string | undefined
    let wanted = true
    const load = async () => {
      const response = await fetch(documentToSign(id))
      if (!response.ok) throw new Error(`status ${response.status}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const sha256 = await sha256Hex(bytes)
      if (!wanted) return
      made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
      setDocument({ bytes, href: made, sha256 })
    }
    setAway(false)
    load().catch(() => wanted && setAway(true))
    return () => {
      wanted = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, revision, round])
  return { document, isAway, again: () => setRound((last) => last + 1) }
}
