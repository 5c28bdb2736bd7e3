import type { Identity } from '../http/session.ts'
import { sha256Hex } from './bytes.ts'

/** What this page has shown, and to whom. Digests are SHA-256 in hex. */
export type Shown = {
  request: string
  sha256: string
  size: number
  textSha256: string
  certificate: Uint8Array<ArrayBuffer>
  nonce: string
  words: ShownWords
}

/** What was told in words beside the document. */
export type ShownWords = {
  name: string
  locale: string
  service: string
  serviceVersion: number
  pageVersion: number
  identity: Identity | null
}

/**
 * Whether an intent speaks of nothing but what was shown here: this document and text, the words beside it, this
 * certificate, this request and this very challenge.
 */
export async function isAboutShown(intent: string, shown: Shown): Promise<boolean> {
  const said = JSON.parse(intent) as Record<string, unknown> & {
    doc?: { sha256?: string; size?: number; name?: string }[]
  }
  const [document, ...others] = said.doc ?? []
  return (
    said.purpose === 'sign/v1' &&
    others.length === 0 &&
    document?.sha256 === shown.sha256 &&
    document.size === shown.size &&
    document.name === shown.words.name &&
    isSaid(said, shown.words) &&
    said.text_sha256 === shown.textSha256 &&
    said.cert_sha256 === (await sha256Hex(shown.certificate)) &&
    said.request === shown.request &&
    said.nonce === shown.nonce
  )
}

/** As long as the passkey may take. */
const SECONDS = 300

function isSaid(said: Record<string, unknown>, words: ShownWords): boolean {
  const { locale, service, serviceVersion, pageVersion, identity } = words
  return (
    said.locale === locale &&
    said.service === service &&
    said.schema_version === serviceVersion &&
    said.template_version === pageVersion &&
    said.iss === identity?.iss &&
    said.acr === identity?.acr &&
    said.auth_time === Math.floor(Date.parse(identity?.authTime ?? '') / 1000) &&
    said.exp === Number(said.iat) + SECONDS
  )
}
