/** Reading makes an object of each part, which costs far more than the two bytes that it may have. */
const MAX_PARTS = 250_000

/**
 * The length in bytes of the one DER value at the start, header included; undefined when it is not DER: lengths as
 * short as possible, never indefinite, nothing cut off, one-byte tags (X.690 §10). BER leaves room to change bytes
 * without changing the meaning, so a signature written otherwise is refused.
 */
export function derLength(bytes: Uint8Array, depth = 0, seen = { parts: 0 }): number | undefined {
  const header = readHeader(bytes)
  seen.parts += 1
  if (!header || depth > 32 || seen.parts > MAX_PARTS) return undefined
  const { tag, start, end } = header
  if ((tag & 0x20) === 0) return isCanonical(tag, bytes.subarray(start, end)) ? end : undefined
  let at = start
  while (at < end) {
    const length = derLength(bytes.subarray(at, end), depth + 1, seen)
    if (length === undefined) return undefined
    at += length
  }
  return end
}

function readHeader(bytes: Uint8Array): { tag: number; start: number; end: number } | undefined {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes) return undefined
  let length = first < 0x80 ? first : 0
  for (let i = 0; i < lengthBytes; i += 1) length = length * 256 + (bytes[2 + i] as number)
  const isShortest = lengthBytes === 0 || (length >= 0x80 && bytes[2] !== 0)
  const start = 2 + lengthBytes
  return isShortest && start + length <= bytes.length ? { tag, start, end: start + length } : undefined
}

function isCanonical(tag: number, value: Uint8Array): boolean {
  if (tag === 0x01) return value.length === 1 && (value[0] === 0 || value[0] === 0xff)
  if (tag === 0x05) return value.length === 0
  if (tag !== 0x02) return true
  const [first = 0, second = 0] = value
  const isPadded = value.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  return value.length > 0 && !isPadded
}
