import { inflate } from './inflate.ts'
import { readIndirectObject } from './read-object.ts'
import { ValueReader } from './read-value.ts'
import { isCount, isNamed, PdfDefect, type PdfDict, PdfStream } from './value.ts'

/** Where one object lies: at a byte of the file, or as a member of an object stream. */
export type XrefEntry = { offset: number; generation: number } | { container: number; index: number } | 'free'

export type XrefSection = {
  kind: 'table' | 'stream'
  start: number
  /** Behind the `%%EOF` that closes the revision, its line end included. */
  end: number
  /** Whether comments stand between its parts. */
  hasComment: boolean
  entries: Map<number, XrefEntry>
  trailer: PdfDict
}

export const MAX_OBJECTS = 100_000

/**
 * One cross-reference section (ISO 32000-2 §7.5.4, §7.5.8) with its trailer and the `startxref` behind it, which must
 * name this very section.
 */
export function readXrefSection(bytes: Uint8Array, start: number): XrefSection {
  const reader = new ValueReader(bytes, start)
  const section = reader.accept('xref') ? readTable(reader) : readXrefStream(bytes, start, reader)
  if (section.trailer.has('XRefStm')) throw new PdfDefect('unsupported', 'a hybrid cross-reference')
  const end = readRevisionEnd(reader, start)
  return { ...section, start, end, hasComment: section.hasComment || reader.hasComment }
}

type Contents = Pick<XrefSection, 'kind' | 'entries' | 'trailer' | 'hasComment'>

function readTable(reader: ValueReader): Contents {
  const entries = new Map<number, XrefEntry>()
  for (;;) {
    reader.skipSpace()
    if (reader.accept('trailer')) break
    const first = reader.readInteger()
    const count = reader.readInteger()
    if (first + count > MAX_OBJECTS) throw new PdfDefect('too-large', 'too many objects')
    reader.skipSpace()
    for (let number = first; number < first + count; number += 1) addEntry(entries, number, readTableEntry(reader))
  }
  reader.skipSpace()
  return { kind: 'table', entries, trailer: reader.readDict(), hasComment: reader.hasComment }
}

function readTableEntry(reader: ValueReader): XrefEntry {
  const line = Buffer.from(reader.bytes.subarray(reader.at, reader.at + 20)).toString('latin1')
  const parts = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line)
  if (!parts) throw reader.defect('no cross-reference entry of 20 bytes')
  reader.at += 20
  return parts[3] === 'f' ? 'free' : { offset: Number(parts[1]), generation: Number(parts[2]) }
}

function readXrefStream(bytes: Uint8Array, start: number, reader: ValueReader): Contents {
  const object = readIndirectObject(bytes, start, () => undefined)
  const stream = object.value
  if (!(stream instanceof PdfStream) || !isNamed(stream.dict.get('Type'), 'XRef'))
    throw reader.defect('no cross-reference')
  reader.at = object.end
  const widths = counts(stream.dict.get('W'), 3)
  const size = stream.dict.get('Size')
  if (!isCount(size) || size > MAX_OBJECTS) throw new PdfDefect('malformed', 'no usable /Size')
  const index = stream.dict.has('Index') ? counts(stream.dict.get('Index')) : [0, size]
  const entries = readStreamEntries(inflate(stream), widths, index)
  return { kind: 'stream', entries, trailer: stream.dict, hasComment: object.hasComment }
}

function readStreamEntries(table: Uint8Array, widths: number[], index: number[]): Map<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>()
  const [first = 0, second = 0, third = 0] = widths
  const width = first + second + third
  let at = 0
  for (let pair = 0; pair < index.length; pair += 2) {
    const start = index[pair] ?? 0
    const count = index[pair + 1] ?? 0
    if (width === 0 || at + count * width > table.length)
      throw new PdfDefect('malformed', 'the cross-reference stream is short')
    for (let number = start; number < start + count; number += 1) {
      const kind = first === 0 ? 1 : bigEndian(table, at, first)
      const a = bigEndian(table, at + first, second)
      addEntry(entries, number, streamEntry(kind, a, bigEndian(table, at + first + second, third)))
      at += width
    }
  }
  return entries
}

function streamEntry(kind: number, a: number, b: number): XrefEntry {
  if (kind === 0) return 'free'
  if (kind === 1) return { offset: a, generation: b }
  if (kind === 2) return { container: a, index: b }
  throw new PdfDefect('malformed', `no cross-reference entry of type ${kind}`)
}

function addEntry(entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void {
  if (number > MAX_OBJECTS) throw new PdfDefect('too-large', 'too many objects')
  if (entries.has(number)) throw new PdfDefect('malformed', `object ${number} is listed twice in one revision`)
  entries.set(number, entry)
}

function readRevisionEnd(reader: ValueReader, start: number): number {
  reader.expect('startxref')
  if (reader.readInteger() !== start) throw reader.defect('startxref names another section')
  if (!(reader.accept('\r\n') || reader.accept('\n') || reader.accept('\r')) || !reader.accept('%%EOF')) {
    throw reader.defect('no %%EOF')
  }
  if (!reader.accept('\r\n') && !reader.accept('\n')) reader.accept('\r')
  return reader.at
}

function bigEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let i = 0; i < width; i += 1) value = value * 256 + (bytes[at + i] ?? 0)
  return value
}

function counts(value: unknown, length?: number): number[] {
  const list = Array.isArray(value) ? value.filter(isCount) : []
  const isWhole = Array.isArray(value) && list.length === value.length
  if (!isWhole || (length === undefined ? list.length % 2 !== 0 : list.length !== length)) {
    throw new PdfDefect('malformed', 'no usable cross-reference stream')
  }
  return list
}
