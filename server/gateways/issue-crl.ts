import { certificateParts } from './certificate-parts.ts'
import {
  bits,
  type Der,
  encode,
  encoded,
  enumerated,
  extension,
  generalizedTime,
  primitive,
  sequence,
  smallInteger,
  tagged,
  time,
} from './der.ts'
import { keyIdOf } from './key-id.ts'
import { REASONS, type Revocation } from './read-crl.ts'
import { type SealCredentials, signBytes } from './seal-authority.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

/** A certificate that no longer holds. `serial`: the INTEGER in DER, as it stands in the certificate. */
export type RevokedCertificate = Revocation & { serial: Uint8Array }

type List = { number: number; thisUpdate: Date; nextUpdate: Date; revoked: RevokedCertificate[] }

/** A whole revocation list of this authority (RFC 5280 §5) in DER; each has a higher number than the one before. */
export async function issueCrl(authority: SealCredentials, list: List): Promise<Uint8Array> {
  const algorithm = signatureAlgorithm(authority.privateKey)
  const { subject, publicKey } = certificateParts(authority.certificate)
  const body = sequence(
    smallInteger(1),
    algorithm,
    encoded(subject),
    time(list.thisUpdate),
    time(list.nextUpdate),
    // No entries are left out, never written as none (§5.1.2.6).
    ...(list.revoked.length > 0 ? [sequence(...list.revoked.map(entry))] : []),
    tagged(
      0,
      sequence(
        extension('2.5.29.35', sequence(primitive(0, keyIdOf(publicKey)))),
        extension('2.5.29.20', smallInteger(list.number)),
      ),
    ),
  )
  const signature = await signBytes(authority.privateKey, encode(body))
  return encode(sequence(body, algorithm, bits(signature)))
}

function entry({ serial, at, reason, since }: RevokedCertificate): Der {
  const told = [
    // `unspecified` is said by saying nothing (§5.3.1).
    ...(reason && reason !== 'unspecified' ? [extension('2.5.29.21', enumerated(REASONS[reason]))] : []),
    ...(since ? [extension('2.5.29.24', generalizedTime(since))] : []),
  ]
  return sequence(encoded(serial), time(at), ...(told.length > 0 ? [sequence(...told)] : []))
}
