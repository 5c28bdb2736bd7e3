import { createHash } from 'node:crypto'
import { certificateParts } from './certificate-parts.ts'
import { CMS } from './cms-names.ts'
import {
  bits,
  type Der,
  encode,
  encoded,
  enumerated,
  extension,
  generalizedTime,
  nothing,
  octets,
  oid,
  primitive,
  sequence,
  tagged,
} from './der.ts'
import { keyIdOf } from './key-id.ts'
import { REASONS, type Revocation } from './read-crl.ts'
import type { CertificateId } from './read-status-answer.ts'
import { type SealCredentials, signBytes } from './seal-authority.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

export type CertificateStatus = 'good' | 'unknown' | Revocation

type Answer = {
  certificates: { id: CertificateId; status: CertificateStatus }[]
  at: Date
  nextUpdate: Date
  /** Given back as it came (RFC 9654). */
  nonce?: Uint8Array | undefined
}

const BASIC = '1.3.6.1.5.5.7.48.1.1'
const NONCE = '1.3.6.1.5.5.7.48.1.2'
const INVALIDITY_DATE = '2.5.29.24'
const SHA1 = '1.3.14.3.2.26'

/** A successful OCSP answer (RFC 6960 §4.2) in DER, signed by a responder that brings its certificate along. */
export async function answerStatus(responder: SealCredentials, answer: Answer): Promise<Uint8Array> {
  const algorithm = signatureAlgorithm(responder.privateKey)
  const { publicKey } = certificateParts(responder.certificate)
  const body = sequence(
    tagged(2, octets(keyIdOf(publicKey))),
    generalizedTime(answer.at),
    sequence(...answer.certificates.map(({ id, status }) => single(id, status, answer))),
    ...(answer.nonce ? [tagged(1, sequence(extension(NONCE, encoded(answer.nonce))))] : []),
  )
  const signature = await signBytes(responder.privateKey, encode(body))
  const basic = sequence(body, algorithm, bits(signature), tagged(0, sequence(encoded(responder.certificate))))
  return encode(sequence(enumerated(0), tagged(0, sequence(oid(BASIC), octets(encode(basic))))))
}

/** Why there is no answer (§4.2.1); such a one is not signed. */
export function refuseStatus(reason: 'malformed' | 'internal' | 'later' | 'not-ours'): Uint8Array {
  return encode(sequence(enumerated({ malformed: 1, internal: 2, later: 3, 'not-ours': 6 }[reason])))
}

function single(id: CertificateId, status: CertificateStatus, { at, nextUpdate }: Answer): Der {
  const since = typeof status === 'string' ? undefined : status.since
  return sequence(
    writeCertificateId(id),
    writeStatus(status),
    generalizedTime(at),
    tagged(0, generalizedTime(nextUpdate)),
    // Entries of lists and single answers share their extensions (§4.4.5).
    ...(since ? [tagged(1, sequence(extension(INVALIDITY_DATE, generalizedTime(since))))] : []),
  )
}

function writeStatus(status: CertificateStatus): Der {
  if (status === 'good') return primitive(0, new Uint8Array(0))
  if (status === 'unknown') return primitive(2, new Uint8Array(0))
  const { at, reason } = status
  const told = reason && reason !== 'unspecified' ? [tagged(0, enumerated(REASONS[reason]))] : []
  return tagged(1, generalizedTime(at), ...told)
}

function writeCertificateId({ hash, issuerName, issuerKey, serial }: CertificateId): Der {
  const algorithm = sequence(oid(hash === 'sha1' ? SHA1 : CMS.sha256), nothing())
  return sequence(algorithm, octets(issuerName), octets(issuerKey), encoded(serial))
}

/** A request about one certificate (§4.1), named by SHA-1 as every responder understands it. */
export function statusRequest(certificate: Uint8Array, issuer: Uint8Array): Uint8Array {
  return encode(sequence(sequence(sequence(sequence(writeCertificateId(certificateIdOf(certificate, issuer)))))))
}

export function certificateIdOf(certificate: Uint8Array, issuer: Uint8Array): CertificateId {
  const { subject, publicKey } = certificateParts(issuer)
  const issuerName = createHash('sha1').update(subject).digest()
  return { hash: 'sha1', issuerName, issuerKey: keyIdOf(publicKey), serial: certificateParts(certificate).serial }
}
