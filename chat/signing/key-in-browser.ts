import { startRegistration } from '@simplewebauthn/browser'
import { beginEnrolment, certifyKey, enrolKey } from '../http/signatures.ts'
import { type BrowserKey, keepKey } from './browser-keys.ts'
import { fromBase64, toBase64url } from './bytes.ts'

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
/** WebCrypto digests by itself: it is given what is signed, not the digest. */
export const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }

/** Makes a passkey under a name by which its owner will know it. @returns its id */
export async function enrolPasskey(name: string): Promise<string> {
  const optionsJSON = await beginEnrolment()
  const registration = await startRegistration({ optionsJSON })
  return (await enrolKey({ nonce: optionsJSON.challenge, name, registration })).id
}

/** Makes the key that signs, which cannot leave this browser, and has it certified for a day. */
export async function certifiedKey(account: string, keyId: string): Promise<BrowserKey> {
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const proof = await crypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(keyId))
  const { certificate, validUntil } = await certifyKey(keyId, {
    publicKey: toBase64url(publicKey),
    proof: toBase64url(new Uint8Array(proof)),
  })
  const key = { keyId, pair, certificate: fromBase64(certificate), validUntil }
  await keepKey(account, key)
  return key
}
