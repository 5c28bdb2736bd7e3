import { inflateSync } from 'node:zlib'
import { isCount, isDict, PdfDefect, PdfName, type PdfStream, type PdfValue } from './value.ts'

const MAX_INFLATED = 64 * 1024 * 1024

/**
 * The decoded bytes of a stream: no filter or Flate, with PNG predictors (ISO 32000-2 §7.4.4). Others are refused, and
 * so is what becomes larger than `limit`.
 */
export function inflate(stream: PdfStream, limit = MAX_INFLATED): Uint8Array {
  const filter = single(stream.dict.get('Filter'))
  if (filter === undefined) return stream.raw
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode') {
    throw new PdfDefect('unsupported', 'a filter other than Flate')
  }
  const inflated = inflateRaw(stream.raw, limit)
  const parms = single(stream.dict.get('DecodeParms'))
  if (!isDict(parms)) return inflated
  const predictor = parms.get('Predictor') ?? 1
  if (predictor === 1) return inflated
  const columns = parms.get('Columns') ?? 1
  const isPlain = (parms.get('Colors') ?? 1) === 1 && (parms.get('BitsPerComponent') ?? 8) === 8
  if (Number(predictor) < 10 || !isPlain || !isCount(columns)) throw new PdfDefect('unsupported', 'this predictor')
  return undoPng(inflated, columns)
}

function inflateRaw(raw: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength })
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw new PdfDefect(isTooLarge ? 'too-large' : 'malformed', `a stream does not inflate: ${String(error)}`)
  }
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (!Array.isArray(value)) return value === null ? undefined : value
  if (value.length > 1) throw new PdfDefect('unsupported', 'several filters')
  return value[0] ?? undefined
}

/** PNG filters (RFC 2083 §6) over rows of one byte per column. */
function undoPng(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)] as number
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      const left = column > 0 ? (out[at - 1] as number) : 0
      const above = row > 0 ? (out[at - columns] as number) : 0
      const corner = column > 0 && row > 0 ? (out[at - columns - 1] as number) : 0
      out[at] = (bytes[row * (columns + 1) + 1 + column] as number) + predicted(kind, left, above, corner)
    }
  }
  return out
}

function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 0) return 0
  if (kind === 1) return left
  if (kind === 2) return above
  if (kind === 3) return (left + above) >> 1
  if (kind === 4) return paeth(left, above, corner)
  throw new PdfDefect('malformed', `no PNG filter ${kind}`)
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
