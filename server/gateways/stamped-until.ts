import { findSignatures } from '../documents/pdf/find-signatures.ts'
import { readPdf } from '../documents/pdf/read-pdf.ts'
import { checkTimeStamp } from './check-time-stamp.ts'
import { trustedUntil } from './public-key.ts'

/**
 * Until when the last time-stamp over the document proves something: the end of the first certificate behind it that
 * runs out, or of the confidence in its key. Throws TypeError when there is none that holds.
 */
export function stampedUntil(pdf: Uint8Array, trustAnchors: Uint8Array[], now: Date): Date {
  const file = readPdf(pdf)
  const last = findSignatures(file).signatures.findLast(({ type }) => type === 'DocTimeStamp')
  if (!last) throw new TypeError('no time-stamp over the document')
  const [, from, to, rest] = last.byteRange
  const covered = [file.bytes.subarray(0, from), file.bytes.subarray(to, to + rest)]
  const stamp = checkTimeStamp(last.contents, covered, { trustAnchors, judgedAt: now })
  if (stamp?.standing !== 'current') throw new TypeError('the time-stamp over the document does not hold')
  const ends = stamp.path.map(({ notAfter, key }) => Math.min(notAfter.getTime(), trustedUntil(key).getTime()))
  return new Date(Math.min(...ends))
}
