import { memberReader } from './read-member.ts'
import { readIndirectObject } from './read-object.ts'
import { MAX_OBJECTS, readXrefSection, type XrefEntry, type XrefSection } from './read-xref.ts'
import { isCount, isDict, isNamed, isRef, PdfDefect, type PdfDict, PdfRef, type PdfValue } from './value.ts'

export type PdfFile = {
  bytes: Uint8Array
  /** Newest first; each is one revision of the file. */
  sections: XrefSection[]
  /** Of the newest revision. */
  trailer: PdfDict
  catalog: PdfDict
  catalogRef: PdfRef
  /** Object number → where it lies, the newest revision's word; free ones are left out. */
  entries: Map<number, Exclude<XrefEntry, 'free'>>
  /** The object itself, undefined when the file has none of this number. Throws PdfDefect when it cannot be read. */
  object(ref: PdfRef): PdfValue | undefined
  /** Where the object stands in the file, from its number to behind `endobj`; undefined inside an object stream. */
  span(ref: PdfRef): ObjectSpan | undefined
  /** The value, or the object it refers to; null when that is missing (§7.3.10). */
  resolve(value: PdfValue | undefined): PdfValue
}

export type ObjectSpan = { start: number; end: number; hasComment: boolean }

const MAX_BYTES = 64 * 1024 * 1024
const MAX_REVISIONS = 64
/** In the cross-references of all revisions together. */
const MAX_ENTRIES = 2 * MAX_OBJECTS

/**
 * Reads a PDF by the letter, for files whose every byte must mean one thing: header at byte 0, `%%EOF` at the end,
 * every cross-reference section of the /Prev chain, no hybrid, encrypted or linearized files, no repeated keys.
 * Throws PdfDefect.
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  if (bytes.length > MAX_BYTES) throw new PdfDefect('too-large', `${bytes.length} bytes`)
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (!/^%PDF-(1\.[0-7]|2\.0)$/.test(head)) throw new PdfDefect('malformed', 'no PDF header at byte 0')
  return openSections(bytes, readSections(bytes))
}

/** The file as it was when this revision (an index into the sections) was its last. Throws PdfDefect. */
export function fileAt(file: PdfFile, revision: number): PdfFile {
  if (revision === 0) return file
  return openSections(file.bytes.subarray(0, file.sections[revision]?.end), file.sections.slice(revision))
}

function openSections(bytes: Uint8Array, sections: XrefSection[]): PdfFile {
  const trailer = (sections[0] as XrefSection).trailer
  if (sections.some((section) => section.trailer.has('Encrypt')))
    throw new PdfDefect('unsupported', 'an encrypted file')
  const entries = mergeEntries(sections)
  const { object, span } = objectReader(bytes, sections, entries)
  const resolve = (value: PdfValue | undefined) => (isRef(value) ? (object(value) ?? null) : (value ?? null))
  const catalogRef = trailer.get('Root')
  const catalog = resolve(catalogRef)
  if (!isRef(catalogRef) || !isDict(catalog) || !isNamed(catalog.get('Type'), 'Catalog')) {
    throw new PdfDefect('malformed', 'no catalog')
  }
  return { bytes, sections, trailer, catalog, catalogRef, entries, object, span, resolve }
}

/** The reference by which this object number is reached. */
export function refTo(file: PdfFile, number: number): PdfRef {
  const entry = file.entries.get(number)
  return new PdfRef(number, entry && 'generation' in entry ? entry.generation : 0)
}

function readSections(bytes: Uint8Array): XrefSection[] {
  const sections: XrefSection[] = []
  let start: number | undefined = lastSectionOffset(bytes)
  let before = bytes.length
  let listed = 0
  while (start !== undefined) {
    // Each section lies before the one that refers to it, so that the chain has an end.
    if (start >= before || sections.length >= MAX_REVISIONS) throw new PdfDefect('unsupported', 'the /Prev chain')
    const section = readXrefSection(bytes, start)
    listed += section.entries.size
    if (listed > MAX_ENTRIES) throw new PdfDefect('too-large', 'too many entries')
    const newer = sections.at(-1)
    if (section.end > (newer ? newer.start : bytes.length)) throw new PdfDefect('malformed', 'revisions overlap')
    sections.push(section)
    const previous = section.trailer.get('Prev')
    if (previous !== undefined && !isCount(previous)) throw new PdfDefect('malformed', 'no usable /Prev')
    before = start
    start = previous
  }
  if (sections[0]?.end !== bytes.length) throw new PdfDefect('malformed', 'bytes behind the last %%EOF')
  return sections
}

function lastSectionOffset(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(-48)).toString('latin1')
  const found = /startxref(?:\r\n|\n|\r)(\d{1,15})(?:\r\n|\n|\r)%%EOF(?:\r\n|\n|\r)?$/.exec(tail)
  if (!found) throw new PdfDefect('malformed', 'no startxref and %%EOF at the end')
  return Number(found[1])
}

function mergeEntries(sections: XrefSection[]): PdfFile['entries'] {
  const entries: PdfFile['entries'] = new Map()
  const size = sections[0]?.trailer.get('Size')
  if (!isCount(size)) throw new PdfDefect('malformed', 'no usable /Size')
  for (const section of [...sections].reverse()) {
    for (const [number, entry] of section.entries) {
      if (number >= size) throw new PdfDefect('malformed', `object ${number} is beyond /Size`)
      if (entry === 'free') entries.delete(number)
      else entries.set(number, entry)
    }
  }
  return entries
}

function objectReader(
  bytes: Uint8Array,
  sections: XrefSection[],
  entries: PdfFile['entries'],
): Pick<PdfFile, 'object' | 'span'> {
  const read = new Map<number, PdfValue>()
  const spans = new Map<number, ObjectSpan>()
  const underWay = new Set<number>()
  const memberOf = memberReader()
  const nextStart = startsBehind(sections, entries)

  function load(number: number, entry: Exclude<XrefEntry, 'free'>): PdfValue {
    if ('container' in entry) return memberOf(object(new PdfRef(entry.container)), number, entry.index)
    // An object ends before the next one begins: those that lie inside each other would be read again and again.
    const found = readIndirectObject(bytes.subarray(0, nextStart(entry.offset)), entry.offset, (ref) => object(ref))
    if (found.number !== number || found.generation !== entry.generation) {
      throw new PdfDefect('malformed', `object ${number} is not where the cross-reference says`)
    }
    spans.set(number, found)
    return found.value
  }

  function object(ref: PdfRef): PdfValue | undefined {
    const entry = isRef(ref) ? entries.get(ref.number) : undefined
    if (!entry || ('generation' in entry ? entry.generation : 0) !== ref.generation) return undefined
    const known = read.get(ref.number)
    if (known !== undefined) return known
    if (underWay.has(ref.number)) throw new PdfDefect('malformed', `object ${ref.number} needs itself`)
    underWay.add(ref.number)
    const value = load(ref.number, entry)
    underWay.delete(ref.number)
    read.set(ref.number, value)
    return value
  }

  function span(ref: PdfRef): ObjectSpan | undefined {
    return object(ref) === undefined ? undefined : spans.get(ref.number)
  }
  return { object, span }
}

/** Where the next object or cross-reference begins behind an offset. */
function startsBehind(sections: XrefSection[], entries: PdfFile['entries']): (offset: number) => number | undefined {
  let starts: Float64Array | undefined
  return (offset) => {
    const objects = () => [...entries.values()].flatMap((entry) => ('offset' in entry ? [entry.offset] : []))
    starts ??= Float64Array.from([...objects(), ...sections.map(({ start }) => start)]).sort()
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    return starts[low]
  }
}
