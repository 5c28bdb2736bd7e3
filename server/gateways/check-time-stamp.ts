import * as asn1js from 'asn1js'
import { type Certificate, isSame, nameIn, readCertificate } from './certificate.ts'
import { isOctets, members, oidOf } from './certificate-parts.ts'
import { checkChain } from './check-chain.ts'
import { checkSignedBy, type Trust } from './check-signed-by.ts'
import { CMS } from './cms-names.ts'
import { digestOf } from './cryptography.ts'
import { readCms } from './read-cms.ts'
import type { Revocations } from './revocations.ts'

export type TimeStamp = {
  at: Date
  /** The authority's name, from its certificate. */
  by: string
  /** Whether it still proves something at the time of judging, or why not. */
  standing: 'current' | 'expired' | 'revoked' | 'revocation-unknown'
  /** From the authority's certificate to the anchor. */
  path: Certificate[]
}

export type Judging = Trust & { judgedAt: Date; revocations?: Revocations }

/**
 * What a token (RFC 3161) proves about these bytes (in pieces): made over exactly them, by a certificate for
 * time-stamps alone that leads to an anchor and was valid at that time; with the nonce that was asked for, where one
 * was. Undefined when it proves nothing, also when it cannot be read.
 */
export function checkTimeStamp(
  token: Uint8Array,
  stamped: Uint8Array[],
  judging: Judging & { nonce?: Uint8Array },
): TimeStamp | undefined {
  try {
    return check(token, stamped, judging)
  } catch {
    return undefined
  }
}

function check(
  token: Uint8Array,
  stamped: Uint8Array[],
  judging: Judging & { nonce?: Uint8Array },
): TimeStamp | undefined {
  const cms = readCms(token, CMS.timeStampInfo)
  if (!cms?.content || cms.unsigned.size > 0) return undefined
  const info = readInfo(cms.content)
  const { nonce } = judging
  if (!info || !isSame(info.digest, digestOf('sha256', ...stamped))) return undefined
  if (nonce && !info.integers.some((integer) => isSame(integer, nonce))) return undefined
  const { defects, path } = checkSignedBy(cms, CMS.timeStampInfo, [cms.content], judging, info.at, 'time-stamp')
  const [certificate] = path
  if (defects.length > 0 || !certificate) return undefined
  const others = [...cms.certificates.map(readCertificate), ...(judging.certificates ?? [])]
  const later = checkChain(certificate, others, judging.trustAnchors, judging.judgedAt, 'time-stamp')
  const standing = later.defect ? 'expired' : standingOf(path, info.at, judging)
  return { at: info.at, by: nameIn(certificate, 'commonName'), standing, path }
}

function standingOf(path: Certificate[], at: Date, { judgedAt, revocations }: Judging): TimeStamp['standing'] {
  const standings = issuedPairs(path).map(([certificate, issuer]) =>
    revocations?.standingOf(certificate, issuer, { for: 'time-stamp', at, judgedAt }),
  )
  if (standings.some((standing) => standing?.status === 'revoked')) return 'revoked'
  const isOpen = standings.some((standing) => standing?.status === 'unknown' && standing.isCheckable)
  return isOpen ? 'revocation-unknown' : 'current'
}

/** Each certificate of a path with the one that issued it; nobody speaks for the anchor. */
export function issuedPairs(path: Certificate[]): [Certificate, Certificate][] {
  return path.slice(1).map((issuer, index) => [path[index] as Certificate, issuer])
}

/** A TSTInfo (§2.4.2). It is covered by the token's signature, so it is read plainly. */
function readInfo(content: Uint8Array): { digest: Uint8Array; at: Date; integers: Uint8Array[] } | undefined {
  const [version, , imprint, , time, ...optional] = members(asn1js.fromBER(Uint8Array.from(content)).result)
  const [algorithm, digest] = members(imprint)
  if (!(version instanceof asn1js.Integer) || version.valueBlock.valueDec !== 1) return undefined
  if (oidOf(members(algorithm)[0]) !== CMS.sha256 || !isOctets(digest) || !(time instanceof asn1js.GeneralizedTime)) {
    return undefined
  }
  // Behind the time the nonce is the only plain INTEGER.
  const integers = optional.flatMap((part) => (part instanceof asn1js.Integer ? [part.valueBlock.valueHexView] : []))
  return { digest: digest.valueBlock.valueHexView, at: time.toDate(), integers }
}
