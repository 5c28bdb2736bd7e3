import { createHash } from 'node:crypto'
import { canonicalJson } from '#forms'
import { INTENT_SECONDS, type SigningIntent } from '../documents/signing-intent.ts'
import { APPLICATION_TEMPLATE_VERSION } from './application-template.ts'

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

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
