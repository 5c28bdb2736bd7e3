import { digestOf, isSignatureBy } from '../gateways/cryptography.ts'
import { PdfStream, type PdfValue } from './pdf/value.ts'
import { CLOCK_TOLERANCE_SECONDS, readSigningIntent, type SigningIntent } from './signing-intent.ts'

export type EvidenceDefect = 'evidence-missing' | 'evidence-wrong'

/** What the signature says by itself, which the evidence has to agree with. */
export type SignatureFacts = {
  /** The revision before the signature: what its holder was shown. */
  shown: Uint8Array
  /** The signer's certificate, DER. */
  certificate: Uint8Array
  /** /Reason: the text that was confirmed. */
  text: string
  /** /M, and when a time-stamp authority saw it. */
  times: Date[]
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04

/** How the person said yes: by a passkey of theirs, whose answer is here; or to the provider that keeps their key. */
export type Consent = 'passkey' | 'provider'

/**
 * Whether the holder of a person's certificate agreed to this very signature: the evidence beside it holds an intent
 * about the revision that was shown, this certificate and this text, and a passkey's answer to it with the person
 * verified (WebAuthn §7.2). Whose the passkey is, the authority knows that certified the key. A qualified provider asks
 * for consent itself and vouches for it with the signature. Never throws.
 */
export function checkSigningEvidence(
  kept: PdfValue | undefined,
  facts: SignatureFacts,
  consent: Consent,
): EvidenceDefect | undefined {
  if (!(kept instanceof PdfStream) || kept.dict.has('Filter')) return 'evidence-missing'
  try {
    const evidence = readRecord(new TextDecoder('utf-8', { fatal: true }).decode(kept.raw))
    const intent = textIn(evidence, 'intent')
    const isAgreed = isAbout(readSigningIntent(readRecord(intent)), facts)
    return isAgreed && (consent === 'provider' || isAnswered(evidence, intent)) ? undefined : 'evidence-wrong'
  } catch {
    return 'evidence-wrong'
  }
}

function isAbout(intent: SigningIntent | undefined, { shown, certificate, text, times }: SignatureFacts): boolean {
  if (!intent) return false
  const { doc, iat, exp } = intent
  const isInTime = (time: Date) => {
    const seconds = time.getTime() / 1000
    return seconds >= iat - CLOCK_TOLERANCE_SECONDS && seconds <= exp + CLOCK_TOLERANCE_SECONDS
  }
  return (
    doc[0]?.sha256 === sha256Hex(shown) &&
    doc[0].size === shown.length &&
    intent.cert_sha256 === sha256Hex(certificate) &&
    intent.text_sha256 === sha256Hex(new TextEncoder().encode(text)) &&
    times.every(isInTime)
  )
}

function isAnswered(evidence: Record<string, unknown>, intent: string): boolean {
  const bytesOf = (name: string) => Uint8Array.from(Buffer.from(textIn(evidence, name), 'base64url'))
  const [clientData, authenticatorData] = [bytesOf('clientDataJSON'), bytesOf('authenticatorData')]
  const said = readRecord(new TextDecoder('utf-8', { fatal: true }).decode(clientData))
  const challenge = Buffer.from(digestOf('sha256', new TextEncoder().encode(intent))).toString('base64url')
  if (said.type !== 'webauthn.get' || said.challenge !== challenge || said.crossOrigin === true) return false
  const site = new TextEncoder().encode(new URL(textIn(said, 'origin')).hostname)
  const isOfSite = Buffer.compare(authenticatorData.subarray(0, 32), digestOf('sha256', site)) === 0
  const flags = authenticatorData[32] ?? 0
  if (!isOfSite || (flags & USER_PRESENT) === 0 || (flags & USER_VERIFIED) === 0) return false
  const signed = Buffer.concat([authenticatorData, digestOf('sha256', clientData)])
  return isSignatureBy(bytesOf('publicKey'), 'sha256', Uint8Array.from(signed), bytesOf('signature'))
}

function readRecord(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not a record')
  return value as Record<string, unknown>
}

function textIn(record: Record<string, unknown>, name: string): string {
  const value = record[name]
  if (typeof value !== 'string') throw new TypeError(`no ${name}`)
  return value
}

const sha256Hex = (bytes: Uint8Array) => Buffer.from(digestOf('sha256', bytes)).toString('hex')
