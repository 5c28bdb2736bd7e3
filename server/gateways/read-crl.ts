import * as asn1js from 'asn1js'
import { readExtensions } from './certificate.ts'
import { bitsOf, members, oidOf, timeOf } from './certificate-parts.ts'
import { derLength } from './check-der.ts'
import type { Signed } from './check-signature.ts'

/** Why a certificate holds no longer (RFC 5280 §5.3.1). */
export type RevocationReason = keyof typeof REASONS

export type Revocation = {
  at: Date
  /** Undefined when the authority gives no reason. */
  reason: RevocationReason | undefined
  /** Since when the key may have been in other hands (§5.3.2), where that is known. */
  since?: Date
}

export type Crl = Signed & {
  der: Uint8Array
  /** The issuer's name in DER. */
  issuer: Uint8Array
  thisUpdate: Date
  nextUpdate: Date | undefined
  /** Serial number (INTEGER in DER, hex) → its revocation. */
  revoked: Map<string, Revocation>
}

export const REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const

const REASON_CODE = '2.5.29.21'
const INVALIDITY_DATE = '2.5.29.24'
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Reads a revocation list (RFC 5280 §5). Undefined when it is none by the letter of DER, and for a list of a kind that
 * says less than it seems to: one of changes only, or of some certificates only (critical extensions).
 */
export function readCrl(der: Uint8Array): Crl | undefined {
  try {
    return der.length <= MAX_BYTES && derLength(der) === der.length ? read(der) : undefined
  } catch {
    return undefined
  }
}

function read(der: Uint8Array): Crl | undefined {
  const [body, algorithm, bits] = members(asn1js.fromBER(der).result)
  const parts = members(body)
  const at = parts[0] instanceof asn1js.Integer ? 1 : 0
  const [, issuer, thisTime, ...rest] = parts.slice(at)
  const nextUpdate = timeOf(rest[0])
  const entries = rest.find((part) => part.valueBeforeDecodeView[0] === 0x30)
  const extensions = readExtensions(rest.find((part) => part.valueBeforeDecodeView[0] === 0xa0))
  const thisUpdate = timeOf(thisTime)
  const signature = bitsOf(bits)
  if (!body || !issuer || !thisUpdate || !signature) return undefined
  if ([...extensions.values()].some(({ critical }) => critical)) return undefined
  return {
    der,
    issuer: issuer.valueBeforeDecodeView,
    thisUpdate,
    nextUpdate,
    revoked: new Map(members(entries).map(readEntry)),
    signed: body.valueBeforeDecodeView,
    signatureOid: oidOf(members(algorithm)[0]),
    signature,
  }
}

function readEntry(entry: asn1js.BaseBlock): [string, Revocation] {
  const [serial, time, list] = members(entry)
  const at = timeOf(time)
  if (!serial || !at) throw new TypeError('an entry of the list cannot be read')
  const extensions = new Map(
    members(list).map((extension) => {
      const [type, ...more] = members(extension)
      const value = more.at(-1) as asn1js.OctetString
      if (more.length === 2) throw new TypeError('a critical extension of an entry')
      return [oidOf(type), asn1js.fromBER(value.valueBlock.valueHexView).result]
    }),
  )
  const since = timeOf(extensions.get(INVALIDITY_DATE))
  const revocation = { at, reason: reasonOf(extensions.get(REASON_CODE)), ...(since ? { since } : {}) }
  return [Buffer.from(serial.valueBeforeDecodeView).toString('hex'), revocation]
}

/** CRLReason as ENUMERATED. */
export function reasonOf(block: asn1js.BaseBlock | undefined): RevocationReason | undefined {
  if (!(block instanceof asn1js.Enumerated)) return undefined
  const code = block.valueBlock.valueDec
  return (Object.keys(REASONS) as RevocationReason[]).find((reason) => REASONS[reason] === code)
}
