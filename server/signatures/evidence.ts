import { createPublicKey } from 'node:crypto'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { canonicalJson } from '#forms'

/**
 * What stands beside a person's signature in the document: what they agreed to, and how their passkey said so. Bytes
 * in base64url; the passkey's public key as SPKI, so that anybody can check it without knowing COSE.
 */
export type SigningEvidence = {
  v: 1
  intent: string
  publicKey: string
  authenticatorData: string
  clientDataJSON: string
  signature: string
}

export function evidenceOf(intent: string, coseKey: Uint8Array, { response }: AuthenticationResponseJSON): Uint8Array {
  const { authenticatorData, clientDataJSON, signature } = response
  const evidence: SigningEvidence = {
    v: 1,
    intent,
    publicKey: spkiOf(coseKey).toString('base64url'),
    authenticatorData,
    clientDataJSON,
    signature,
  }
  return Buffer.from(canonicalJson(evidence))
}

/** Of a signature that a provider made: what was agreed to. How the person said so is the provider's to show. */
export const providerEvidence = (intent: string, provider: string): Uint8Array =>
  Buffer.from(canonicalJson({ v: 1, intent, provider }))

/** A COSE key (RFC 9052 §7), EC2 or RSA, as SubjectPublicKeyInfo. */
function spkiOf(coseKey: Uint8Array): Buffer {
  const key = decodeCredentialPublicKey(new Uint8Array(coseKey))
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64url')
  const jwk = cose.isCOSEPublicKeyRSA(key)
    ? { kty: 'RSA', n: text(key.get(cose.COSEKEYS.n)), e: text(key.get(cose.COSEKEYS.e)) }
    : cose.isCOSEPublicKeyEC2(key)
      ? { kty: 'EC', crv: 'P-256', x: text(key.get(cose.COSEKEYS.x)), y: text(key.get(cose.COSEKEYS.y)) }
      : undefined
  if (!jwk) throw new TypeError('a passkey of an unknown kind')
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })
}
