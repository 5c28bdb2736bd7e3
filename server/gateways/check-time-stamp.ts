import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { nameIn, readCertificate } from './certificate.ts'
import { members } from './certificate-parts.ts'
import { checkChain, isSame } from './check-chain.ts'
import { checkSignedBy } from './check-signed-by.ts'
import { CMS } from './cms-names.ts'
import { isOctets, oidOf, readCms } from './read-cms.ts'

export type TimeStamp = {
  at: Date
  /** The authority's name, from its certificate. */
  by: string
  /** Whether the certificate still holds at the time of judging; when not, the stamp proves nothing any more. */
  isCurrent: boolean
}

type Judging = { trustAnchors: Uint8Array[]; judgedAt: Date; nonce?: Uint8Array }

/**
 * What a token (RFC 3161) proves about these bytes (in pieces): made over exactly them, by a certificate for
 * time-stamps alone that leads to an anchor and was valid at that time; with the nonce that was asked for, where one
 * was. Undefined when it proves nothing, also when it cannot be read.
 */
export function checkTimeStamp(token: Uint8Array, stamped: Uint8Array[], judging: Judging): TimeStamp | undefined {
  try {
    return check(token, stamped, judging)
  } catch {
    return undefined
  }
}

function check(token: Uint8Array, stamped: Uint8Array[], judging: Judging): TimeStamp | undefined {
  const { trustAnchors, judgedAt, nonce } = judging
  const cms = readCms(token, CMS.timeStampInfo)
  if (!cms?.content || cms.unsigned.size > 0) return undefined
  const info = readInfo(cms.content)
  const hash = createHash('sha256')
  for (const piece of stamped) hash.update(piece)
  if (!info || !isSame(info.digest, hash.digest())) return undefined
  if (nonce && !info.integers.some((integer) => isSame(integer, nonce))) return undefined
  const signed = checkSignedBy(cms, CMS.timeStampInfo, [cms.content], trustAnchors, info.at, 'time-stamp')
  if (signed.defects.length > 0 || !signed.certificate) return undefined
  const certificates = cms.certificates.map(readCertificate)
  const later = checkChain(signed.certificate, certificates, trustAnchors, judgedAt, 'time-stamp')
  return { at: info.at, by: nameIn(signed.certificate, 'commonName'), isCurrent: later.defect === undefined }
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
