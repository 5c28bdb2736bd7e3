import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { members } from './certificate-parts.ts'
import { isSame } from './check-chain.ts'
import { checkSignedBy } from './check-signed-by.ts'
import { CMS } from './cms-names.ts'
import { isOctets, oidOf, readCms } from './read-cms.ts'

/**
 * The time that a token (RFC 3161) states for these bytes, when the token holds: made over exactly them, by a
 * certificate for time-stamps alone that leads to an anchor and was valid at that time; with the nonce that was asked
 * for, where one was. Undefined otherwise.
 */
export function checkTimeStamp(
  token: Uint8Array,
  stamped: Uint8Array,
  anchors: Uint8Array[],
  nonce?: Uint8Array,
): Date | undefined {
  const cms = readCms(token, CMS.timeStampInfo)
  if (!cms?.content || cms.unsigned.size > 0) return undefined
  const info = readInfo(cms.content)
  if (!info || !isSame(info.digest, createHash('sha256').update(stamped).digest())) return undefined
  if (nonce && !info.integers.some((integer) => isSame(integer, nonce))) return undefined
  const defects = checkSignedBy(cms, CMS.timeStampInfo, [cms.content], anchors, info.at, 'time-stamp').defects
  return defects.length === 0 ? info.at : undefined
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
