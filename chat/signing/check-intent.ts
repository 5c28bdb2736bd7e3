import { sha256Hex } from './bytes.ts'

/** What this page has shown, and to whom. Digests are SHA-256 in hex. */
export type Shown = {
  request: string
  sha256: string
  size: number
  textSha256: string
  certificate: Uint8Array<ArrayBuffer>
  nonce: string
}

/**
 * Whether an intent speaks of nothing but what was shown here: this document, this text, this certificate, this
 * request and this very challenge.
 */
export async function isAboutShown(intent: string, shown: Shown): Promise<boolean> {
  const said = JSON.parse(intent) as Record<string, unknown> & { doc?: { sha256?: string; size?: number }[] }
  const [document, ...others] = said.doc ?? []
  return (
    said.purpose === 'sign/v1' &&
    others.length === 0 &&
    document?.sha256 === shown.sha256 &&
    document.size === shown.size &&
    said.text_sha256 === shown.textSha256 &&
    said.cert_sha256 === (await sha256Hex(shown.certificate)) &&
    said.request === shown.request &&
    said.nonce === shown.nonce
  )
}
