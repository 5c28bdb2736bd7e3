import { ValueReader } from './read-value.ts'
import { isCount, isDict, PdfDefect, type PdfDict, type PdfRef, PdfStream, type PdfValue } from './value.ts'

export type IndirectObject = {
  number: number
  generation: number
  value: PdfValue
  /** Offsets of `12 0 obj` and of what follows `endobj`. */
  start: number
  end: number
  hasComment: boolean
}

/** `12 0 obj … endobj` at exactly this offset. `resolve` finds the /Length of a stream when it is a reference. */
export function readIndirectObject(
  bytes: Uint8Array,
  start: number,
  resolve: (ref: PdfRef) => PdfValue | undefined,
): IndirectObject {
  const reader = new ValueReader(bytes, start)
  if (!/[0-9]/.test(String.fromCharCode(bytes[start] ?? 0))) throw reader.defect('no object')
  const number = reader.readInteger()
  const generation = reader.readInteger()
  reader.expect('obj')
  const value = reader.readValue()
  reader.skipSpace()
  const whole = isDict(value) && reader.accept('stream') ? readStream(reader, value, resolve) : value
  reader.expect('endobj')
  return { number, generation, value: whole, start, end: reader.at, hasComment: reader.hasComment }
}

function readStream(reader: ValueReader, dict: PdfDict, resolve: (ref: PdfRef) => PdfValue | undefined): PdfStream {
  if (!reader.accept('\r\n') && !reader.accept('\n')) throw reader.defect('no line end behind stream')
  const written = dict.get('Length')
  const length = isCount(written) ? written : resolve(written as PdfRef)
  if (!isCount(length) || reader.at + length > reader.bytes.length) throw reader.defect('no usable /Length')
  // A stream whose bytes lie outside the file could be anything, signed or not.
  if (dict.has('F')) throw new PdfDefect('unsupported', 'a stream in another file')
  const raw = reader.bytes.subarray(reader.at, reader.at + length)
  reader.at += length
  if (!reader.accept('\r\n') && !reader.accept('\n')) reader.accept('\r')
  if (!reader.accept('endstream')) throw reader.defect('no endstream where /Length ends')
  return new PdfStream(dict, raw)
}
