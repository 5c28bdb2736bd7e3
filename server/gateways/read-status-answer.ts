import * as asn1js from 'asn1js'
import { readExtensions } from './certificate.ts'
import { bitsOf, isOctets, members, oidOf, timeOf } from './certificate-parts.ts'
import { derLength } from './check-der.ts'
import type { Signed } from './check-signature.ts'
import { type Revocation, reasonOf } from './read-crl.ts'

/** What an authority answers about one certificate (OCSP, RFC 6960 §4.2). */
export type StatusAnswer = Signed & {
  der: Uint8Array
  /** Certificates that came along, DER: the responder's. */
  certificates: Uint8Array[]
  producedAt: Date
  answers: SingleAnswer[]
}

export type SingleAnswer = {
  certificate: CertificateId
  status: 'good' | 'unknown' | Revocation
  thisUpdate: Date
  nextUpdate: Date | undefined
}

/** A certificate named by hashes (§4.1.1): of the issuer's name, of its key, and the serial number as INTEGER in DER. */
export type CertificateId = {
  hash: 'sha1' | 'sha256'
  issuerName: Uint8Array
  issuerKey: Uint8Array
  serial: Uint8Array
}

const BASIC = '1.3.6.1.5.5.7.48.1.1'
const NONCE = '1.3.6.1.5.5.7.48.1.2'
const SUCCESSFUL = 0
const INVALIDITY_DATE = '2.5.29.24'
const HASHES: Record<string, CertificateId['hash']> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
}

/** Undefined when it is no successful answer by the letter of DER. Whether it may be believed: see revocations.ts. */
export function readStatusAnswer(der: Uint8Array): StatusAnswer | undefined {
  try {
    return derLength(der) === der.length ? read(der) : undefined
  } catch {
    return undefined
  }
}

function read(der: Uint8Array): StatusAnswer | undefined {
  const [status, bytes] = members(asn1js.fromBER(der).result)
  const [type, octets] = members(members(bytes, 0xa0)[0])
  const isDone = status instanceof asn1js.Enumerated && status.valueBlock.valueDec === SUCCESSFUL
  if (!isDone || oidOf(type) !== BASIC || !isOctets(octets)) return undefined
  const basic = Uint8Array.from(octets.valueBlock.valueHexView)
  if (derLength(basic) !== basic.length) return undefined
  const [body, algorithm, bits, certificates] = members(asn1js.fromBER(basic).result)
  const parts = members(body)
  const isVersioned = parts[0]?.valueBeforeDecodeView[0] === 0xa0
  const [, produced, list] = parts.slice(isVersioned ? 1 : 0)
  const producedAt = timeOf(produced)
  const signature = bitsOf(bits)
  if (!body || !producedAt || !signature) return undefined
  return {
    der,
    certificates: members(members(certificates, 0xa0)[0]).map((certificate) => certificate.valueBeforeDecodeView),
    producedAt,
    answers: members(list).map(readSingle),
    signed: body.valueBeforeDecodeView,
    signatureOid: oidOf(members(algorithm)[0]),
    signature,
  }
}

function readSingle(single: asn1js.BaseBlock): SingleAnswer {
  const [id, status, time, ...optional] = members(single)
  const certificate = readCertificateId(id)
  const thisUpdate = timeOf(time)
  if (!certificate || !thisUpdate || !status) throw new TypeError('an answer cannot be read')
  const tagged = (tag: number) => optional.find((part) => part.valueBeforeDecodeView[0] === tag)
  const nextUpdate = timeOf(members(tagged(0xa0), 0xa0)[0])
  const since = timeOf(readExtensions(tagged(0xa1)).get(INVALIDITY_DATE)?.value)
  return { certificate, status: readStatus(status, since), thisUpdate, nextUpdate }
}

function readStatus(status: asn1js.BaseBlock, since: Date | undefined): SingleAnswer['status'] {
  const tag = status.valueBeforeDecodeView[0]
  if (tag === 0x80) return 'good'
  if (tag !== 0xa1) return 'unknown'
  const [time, reason] = members(status, 0xa1)
  const at = timeOf(time)
  if (!at) throw new TypeError('a revocation without a time')
  return { at, reason: reasonOf(members(reason, 0xa0)[0]), ...(since ? { since } : {}) }
}

export function readCertificateId(id: asn1js.BaseBlock | undefined): CertificateId | undefined {
  const [algorithm, name, key, serial] = members(id)
  const hash = HASHES[oidOf(members(algorithm)[0])]
  if (!hash || !isOctets(name) || !isOctets(key) || !(serial instanceof asn1js.Integer)) return undefined
  const [issuerName, issuerKey] = [name.valueBlock.valueHexView, key.valueBlock.valueHexView]
  return { hash, issuerName, issuerKey, serial: serial.valueBeforeDecodeView }
}

/** The certificates that a request asks about (§4.1) and its nonce extension, if any; undefined when it cannot be read. */
export function readStatusRequest(der: Uint8Array): { asked: CertificateId[]; nonce?: Uint8Array } | undefined {
  try {
    const [body] = members(asn1js.fromBER(Uint8Array.from(der)).result)
    const parts = members(body)
    const list = parts.find((part) => part.valueBeforeDecodeView[0] === 0x30)
    const asked = members(list).map((request) => readCertificateId(members(request)[0]))
    if (asked.length === 0 || !asked.every((id) => id !== undefined)) return undefined
    const [extensions] = members(
      parts.find((part) => part.valueBeforeDecodeView[0] === 0xa2),
      0xa2,
    )
    const nonce = members(extensions)
      .map((extension) => members(extension))
      .find(([type]) => oidOf(type) === NONCE)
      ?.at(-1)
    return { asked, ...(isOctets(nonce) ? { nonce: nonce.valueBlock.valueHexView } : {}) }
  } catch {
    return undefined
  }
}
