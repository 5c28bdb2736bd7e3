import { createHash } from 'node:crypto'
import { canonicalJson } from '#forms'

/**
 * What a person agrees to by releasing their key: each of these is bound by the assertion of their passkey, whose
 * challenge is the SHA-256 of this in canonical JSON (RFC 8785). Digests are SHA-256 in hex, times seconds since 1970.
 */
export type SigningIntent = {
  purpose: 'sign/v1'
  doc: { sha256: string; size: number; name: string }[]
  /** Of the text that was shown beside the document, in `locale`. */
  text_sha256: string
  locale: string
  service: string
  request: string
  /** Commits to the signer without naming them: SHA-256 of issuer, subject and nonce. */
  applicant: string
  iss: string
  acr: string
  auth_time: number
  id_token_hash: string
  cert_sha256: string
  nonce: string
  iat: number
  exp: number
  template_version: number
  schema_version: number
}

/** How long an intent can be signed: five minutes. */
export const INTENT_SECONDS = 300

export type IntentInput = {
  document: { sha256: string; size: number; name: string }
  text: string
  locale: string
  service: string
  request: string
  person: { iss: string; sub: string; acr: string; authTime: Date; idTokenHash: string }
  certificate: Uint8Array
  nonce: string
  at: Date
  version: number
}

/** The intent and the bytes that a passkey is challenged with. Pure. */
export function signingIntent(input: IntentInput): { intent: SigningIntent; text: string; challenge: Buffer } {
  const { person, nonce } = input
  const iat = Math.floor(input.at.getTime() / 1000)
  const intent: SigningIntent = {
    purpose: 'sign/v1',
    doc: [input.document],
    text_sha256: sha256Hex(input.text),
    locale: input.locale,
    service: input.service,
    request: input.request,
    applicant: sha256Hex(`${person.iss}\n${person.sub}\n${nonce}`),
    iss: person.iss,
    acr: person.acr,
    auth_time: Math.floor(person.authTime.getTime() / 1000),
    id_token_hash: person.idTokenHash,
    cert_sha256: sha256Hex(input.certificate),
    nonce,
    iat,
    exp: iat + INTENT_SECONDS,
    template_version: APPLICATION_TEMPLATE_VERSION,
    schema_version: input.version,
  }
  const text = canonicalJson(intent)
  return { intent, text, challenge: createHash('sha256').update(text).digest() }
}

/** Of the house's own page that people sign; counts up with every change of its wording. */
const APPLICATION_TEMPLATE_VERSION = 1

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
