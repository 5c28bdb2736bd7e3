import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as asn1js from 'asn1js'
import { certificateParts } from './certificate-parts.ts'
import {
  bigInteger,
  bits,
  type Der,
  encode,
  encoded,
  namedBits,
  octets,
  oid,
  sequence,
  setOf,
  smallInteger,
  tagged,
  taggedOctets,
  time,
  truth,
  utf8,
} from './der.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

export type Subject = { commonName: string; organization?: string; organizationIdentifier?: string }

export type CertificateRequest = {
  subject: Subject
  publicKey: KeyObject
  notBefore: Date
  notAfter: Date
  kind: 'authority' | 'seal' | 'time-stamp'
  /** Left out: the certificate is self-signed with `signer`. */
  issuer?: Uint8Array
  signer: KeyObject
}

/** An X.509 v3 certificate (RFC 5280) in DER. The signature is made by node:crypto. */
export function issueCertificate(request: CertificateRequest): Uint8Array {
  const own = name(request.subject)
  const publicKey = request.publicKey.export({ type: 'spki', format: 'der' })
  // The issuer's name is taken byte by byte: a name encoded anew is another name to strict readers.
  const issuer = request.issuer ? certificateParts(request.issuer) : { subject: encode(own), publicKey }
  const algorithm = signatureAlgorithm(request.signer)
  const body = sequence(
    tagged(0, smallInteger(2)),
    bigInteger(serialNumber()),
    algorithm,
    encoded(issuer.subject),
    sequence(time(request.notBefore), time(request.notAfter)),
    own,
    encoded(publicKey),
    tagged(3, sequence(...extensions(request.kind, keyId(publicKey), keyId(issuer.publicKey)))),
  )
  const signature = sign('sha256', encode(body), request.signer)
  return encode(sequence(body, algorithm, bits(signature)))
}

function name(subject: Subject): Der {
  const attributes: [string, string | undefined][] = [
    ['2.5.4.10', subject.organization],
    ['2.5.4.97', subject.organizationIdentifier],
    ['2.5.4.3', subject.commonName],
  ]
  const present = attributes.flatMap(([type, value]) => (value ? [setOf(sequence(oid(type), utf8(value)))] : []))
  return sequence(...present)
}

/** Random, positive and of full length: the first byte is 0x40–0x7f. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

/** SHA-1 over the key bits (RFC 5280 §4.2.1.2, method 1): a name for a key, not a protection. */
function keyId(publicKey: Uint8Array): Uint8Array {
  const bitString = (asn1js.fromBER(publicKey).result as asn1js.Sequence).valueBlock.value[1] as asn1js.BitString
  return createHash('sha1').update(bitString.valueBlock.valueHexView).digest()
}

function extensions(kind: CertificateRequest['kind'], subjectKey: Uint8Array, issuerKey: Uint8Array): Der[] {
  return [
    extension('2.5.29.19', kind === 'authority' ? sequence(truth(), smallInteger(0)) : sequence(), true),
    extension('2.5.29.15', USAGES[kind], true),
    // Critical and alone, so that this key can make nothing but time-stamps (RFC 3161 §2.3).
    ...(kind === 'time-stamp' ? [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true)] : []),
    extension('2.5.29.14', octets(subjectKey)),
    extension('2.5.29.35', sequence(taggedOctets(0, issuerKey))),
  ]
}

/** keyUsage as BIT STRING: the number of unused bits, then the bits from the highest on (RFC 5280 §4.2.1.3). */
const USAGES = {
  // keyCertSign and cRLSign; digitalSignature and nonRepudiation; digitalSignature.
  authority: namedBits(1, 0x06),
  seal: namedBits(6, 0xc0),
  'time-stamp': namedBits(7, 0x80),
}

function extension(id: string, value: Der, critical = false): Der {
  return sequence(oid(id), ...(critical ? [truth()] : []), octets(encode(value)))
}
