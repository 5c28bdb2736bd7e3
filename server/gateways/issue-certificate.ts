import { type KeyObject, randomBytes, sign } from 'node:crypto'
import { SHORT_TERM } from './certificate.ts'
import { certificateParts } from './certificate-parts.ts'
import { PURPOSES } from './check-chain.ts'
import {
  bigInteger,
  bits,
  type Der,
  encode,
  encoded,
  extension,
  namedBits,
  nothing,
  octets,
  oid,
  primitive,
  sequence,
  setOf,
  smallInteger,
  tagged,
  time,
  truth,
  utf8,
} from './der.ts'
import { keyIdOf } from './key-id.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

export type Subject = {
  commonName: string
  organization?: string
  organizationIdentifier?: string
  serialNumber?: string
  surname?: string
  givenName?: string
}

export type CertificateRequest = {
  subject: Subject
  publicKey: KeyObject
  notBefore: Date
  notAfter: Date
  kind: 'authority' | 'seal' | 'person' | keyof typeof PURPOSES
  /** Further extensions, of authorities that say more than ours. */
  also?: Der[]
  /** Where its standing and its issuer are told; left out for what nobody revokes. */
  addresses?: AuthorityAddresses | undefined
  /** Left out: the certificate is self-signed with `signer`. */
  issuer?: Uint8Array
  signer: KeyObject
}

/** Addresses of an authority that stand in what it issues (RFC 5280 §4.2.1.13, §4.2.2.1). */
export type AuthorityAddresses = { crl: string; ocsp: string; issuer: string }

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
    tagged(3, sequence(...extensions(request, keyIdOf(publicKey), keyIdOf(issuer.publicKey)))),
  )
  const signature = sign('sha256', encode(body), request.signer)
  return encode(sequence(body, algorithm, bits(signature)))
}

function name(subject: Subject): Der {
  const attributes: [string, string | undefined][] = [
    ['2.5.4.10', subject.organization],
    ['2.5.4.97', subject.organizationIdentifier],
    ['2.5.4.5', subject.serialNumber],
    ['2.5.4.4', subject.surname],
    ['2.5.4.42', subject.givenName],
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

function extensions(
  { kind, addresses, also = [] }: CertificateRequest,
  subjectKey: Uint8Array,
  issuerKey: Uint8Array,
): Der[] {
  const only = kind === 'authority' || kind === 'seal' || kind === 'person' ? undefined : PURPOSES[kind]
  return [
    extension('2.5.29.19', kind === 'authority' ? sequence(truth(), smallInteger(0)) : sequence(), true),
    extension('2.5.29.15', USAGES[kind], true),
    // Critical and alone, so that this key can do nothing else (RFC 3161 §2.3).
    ...(only ? [extension('2.5.29.37', sequence(oid(only)), true)] : []),
    extension('2.5.29.14', octets(subjectKey)),
    extension('2.5.29.35', sequence(primitive(0, issuerKey))),
    ...(addresses ? [pointToLists(addresses), pointToAuthority(addresses)] : []),
    // Where nobody tells, it ends before anybody could ask (ETSI EN 319 412-1 §5.2, RFC 9608).
    ...(kind === 'person' && !addresses ? [extension(SHORT_TERM, nothing()), extension('2.5.29.56', nothing())] : []),
    // Nobody answers whether the answerer was revoked: its certificate lives shortly instead (RFC 6960 §4.2.2.2.1).
    ...(kind === 'status-answer' ? [extension('1.3.6.1.5.5.7.48.1.5', nothing())] : []),
    ...also,
  ]
}

const pointToLists = ({ crl }: AuthorityAddresses): Der =>
  extension('2.5.29.31', sequence(sequence(tagged(0, tagged(0, address(crl))))))

const pointToAuthority = ({ ocsp, issuer }: AuthorityAddresses): Der =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(sequence(oid('1.3.6.1.5.5.7.48.1'), address(ocsp)), sequence(oid('1.3.6.1.5.5.7.48.2'), address(issuer))),
  )

/** GeneralName of kind uniformResourceIdentifier. */
const address = (url: string): Der => primitive(6, Buffer.from(url, 'latin1'))

/** keyUsage as BIT STRING: the number of unused bits, then the bits from the highest on (RFC 5280 §4.2.1.3). */
const USAGES = {
  // keyCertSign and cRLSign; digitalSignature and nonRepudiation; digitalSignature for what is for one thing.
  authority: namedBits(1, 0x06),
  seal: namedBits(6, 0xc0),
  person: namedBits(6, 0xc0),
  'time-stamp': namedBits(7, 0x80),
  'status-answer': namedBits(7, 0x80),
  'trust-list': namedBits(7, 0x80),
}
