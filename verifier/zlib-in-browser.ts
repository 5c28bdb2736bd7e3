import { unzlibSync } from 'fflate'

/** What checking needs of node:zlib: zlib data as a whole. Throws RangeError beyond the limit. */
export function inflateSync(bytes: Uint8Array, { maxOutputLength }: { maxOutputLength: number }): Uint8Array {
  // A thousandth of what it becomes is the least that Flate data can be long.
  if (bytes.length > maxOutputLength) throw new RangeError('too long')
  const inflated = unzlibSync(bytes)
  if (inflated.length > maxOutputLength) throw new RangeError('too long')
  return inflated
}
