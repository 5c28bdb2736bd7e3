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
export function useShownDocument(id: string, revision: string | undefined): ShownDocument | undefined {
  const [document, setDocument] = useState<ShownDocument>()
  useEffect(() => {
    if (revision === undefined) return
    let made: string | undefined
    let wanted = true
    const load = async () => {
      const response = await fetch(documentToSign(id))
      if (!response.ok) return
      const bytes = new Uint8Array(await response.arrayBuffer())
      const sha256 = await sha256Hex(bytes)
      if (!wanted) return
      made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
      setDocument({ bytes, href: made, sha256 })
    }
    void load()
    return () => {
      wanted = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, revision])
  return document
}
