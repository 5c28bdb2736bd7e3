import { brotliDecompressSync } from 'node:zlib'

/** Whether a font has a glyph for this code point. */
export type Coverage = (codePoint: number) => boolean

// The first of the table tags that WOFF2 knows by number; only `cmap` and the tables with transforms matter here.
const CMAP = 0
const GLYF = 10
const LOCA = 11
const OWN_TAG = 63
const NULL_TRANSFORM = 3

/**
 * The characters that a WOFF2 font has glyphs for, from its `cmap` (W3C WOFF2 §4.1, §5.1; OpenType `cmap` formats 4 and
 * 12). What a subset is declared for says which file to ask, not what is in it.
 * @throws Error when the file is no WOFF2 font with such a table
 */
export function readCoverage(woff2: Buffer): Coverage {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is no WOFF2 font.')
  const { cmap, end } = findCmap(woff2)
  const tables = brotliDecompressSync(woff2.subarray(end, end + woff2.readUInt32BE(20)))
  return readCmap(tables.subarray(cmap.offset, cmap.offset + cmap.length))
}

/** Walks the table directory: where `cmap` lies in the one compressed stream, and where the directory ends. */
function findCmap(woff2: Buffer): { cmap: { offset: number; length: number }; end: number } {
  let at = 48
  let offset = 0
  let cmap: { offset: number; length: number } | undefined
  const readBase128 = () => {
    let value = 0
    for (let byte = 0x80; byte & 0x80; value = value * 128 + (byte & 0x7f)) byte = woff2.readUInt8(at++)
    return value
  }
  for (let left = woff2.readUInt16BE(12); left > 0; left -= 1) {
    const flags = woff2.readUInt8(at++)
    const tag = flags & 0x3f
    if (tag === OWN_TAG) at += 4
    const original = readBase128()
    // For `glyf` and `loca` it is version 3 that leaves them as they were, for all others version 0.
    const isOutline = tag === GLYF || tag === LOCA
    const isTransformed = isOutline ? flags >> 6 !== NULL_TRANSFORM : flags >> 6 !== 0
    const length = isTransformed ? readBase128() : original
    if (tag === CMAP) cmap = { offset, length }
    offset += length
  }
  if (!cmap) throw new Error('This font has no table of characters.')
  return { cmap, end: at }
}

function readCmap(cmap: Buffer): Coverage {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4))
  const ofFormat = (format: number) => subtables.find((offset) => cmap.readUInt16BE(offset) === format)
  const full = ofFormat(12)
  if (full !== undefined) return readGroups(cmap.subarray(full))
  const basic = ofFormat(4)
  if (basic !== undefined) return readSegments(cmap.subarray(basic))
  throw new Error('This font has no table of Unicode characters.')
}

/** Format 12: groups of consecutive characters. A group that begins with glyph 0 has none for its first. */
function readGroups(table: Buffer): Coverage {
  const groups = Array.from({ length: table.readUInt32BE(12) }, (_, index) => {
    const at = 16 + index * 12
    const first = table.readUInt32BE(at)
    return [table.readUInt32BE(at + 8) === 0 ? first + 1 : first, table.readUInt32BE(at + 4)] as const
  })
  return (codePoint) => groups.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** Format 4: segments of the basic plane, mapped by a distance or by a list of glyphs. */
function readSegments(table: Buffer): Coverage {
  const count = table.readUInt16BE(6) / 2
  const word = (list: number, index: number) => table.readUInt16BE(14 + (list * count + index) * 2 + (list > 0 ? 2 : 0))
  return (codePoint) => {
    if (codePoint > 0xffff) return false
    for (let index = 0; index < count; index += 1) {
      if (codePoint > word(0, index)) continue
      const first = word(1, index)
      if (codePoint < first) return false
      const distance = word(2, index)
      const range = word(3, index)
      if (range === 0) return ((codePoint + distance) & 0xffff) !== 0
      const listed = 14 + (3 * count + index) * 2 + 2 + range + (codePoint - first) * 2
      return table.readUInt16BE(listed) !== 0
    }
    return false
  }
}
