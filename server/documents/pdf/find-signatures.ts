import { type PdfFile, refTo } from './read-pdf.ts'
import {
  isCount,
  isDict,
  isNamed,
  isRef,
  type PdfDict,
  PdfName,
  type PdfRef,
  PdfString,
  type PdfValue,
  readTextString,
} from './value.ts'

export type FoundSignature = {
  fieldName: string
  field: PdfRef
  ref: PdfRef
  dict: PdfDict
  type: 'Sig' | 'DocTimeStamp'
  subFilter: string
  /** The signature with the zeros behind it. */
  contents: Uint8Array
  byteRange: [number, number, number, number]
  /** Index into the file's sections of the revision that the signature closes. */
  revision: number
}

export type PlaceDefect =
  | 'byte-range-invalid'
  | 'contents-invalid'
  | 'revision-not-covered'
  | 'signature-shared'
  | 'signature-unreachable'

export type SignaturePlaces = {
  /** Oldest first. */
  signatures: FoundSignature[]
  /** Signatures whose place in the file is not what it must be; nothing of them may be believed. */
  misplaced: { fieldName: string; defect: PlaceDefect }[]
}

const MAX_DEPTH = 16

/**
 * Every signature of the file, found only by the way a reader goes: catalog → AcroForm → Fields → V. A signature
 * dictionary that lies elsewhere, or that two fields share, is reported as a defect.
 */
export function findSignatures(file: PdfFile): SignaturePlaces {
  const signatures: FoundSignature[] = []
  const misplaced: SignaturePlaces['misplaced'] = []
  const reached = new Set<number>()
  for (const { ref, name, value } of signatureFields(file)) {
    const dict = file.resolve(value)
    if (dict === null) continue
    if (isRef(value) && reached.has(value.number)) {
      misplaced.push({ fieldName: name, defect: 'signature-shared' })
      continue
    }
    const found = isRef(value) && isDict(dict) ? locate(file, value, dict) : 'contents-invalid'
    if (isRef(value)) reached.add(value.number)
    if (typeof found === 'string') misplaced.push({ fieldName: name, defect: found })
    else signatures.push({ ...found, fieldName: name, field: ref })
  }
  for (const number of file.entries.keys()) {
    if (!reached.has(number) && looksSigned(file.object(refTo(file, number)))) {
      misplaced.push({ fieldName: `object ${number}`, defect: 'signature-unreachable' })
    }
  }
  return { signatures: signatures.sort((a, b) => b.revision - a.revision), misplaced }
}

type Field = { ref: PdfRef; name: string; value: PdfValue | undefined }

function signatureFields(file: PdfFile): Field[] {
  const form = file.resolve(file.catalog.get('AcroForm'))
  if (!isDict(form)) return []
  const found: Field[] = []
  const seen = new Set<number>()

  function walk(list: unknown, inheritedType: unknown, prefix: string, depth: number): void {
    if (!Array.isArray(list) || depth > MAX_DEPTH) return
    for (const ref of list) {
      if (!isRef(ref) || seen.has(ref.number)) continue
      seen.add(ref.number)
      const field = file.resolve(ref)
      if (!isDict(field)) continue
      const type = field.get('FT') ?? inheritedType
      const partial = file.resolve(field.get('T'))
      const name = [prefix, partial instanceof PdfString ? readTextString(partial) : ''].filter(Boolean).join('.')
      if (type instanceof PdfName && type.name === 'Sig' && field.has('V'))
        found.push({ ref, name, value: field.get('V') })
      walk(file.resolve(field.get('Kids')), type, name, depth + 1)
    }
  }

  walk(file.resolve(form.get('Fields')), undefined, '', 0)
  return found
}

/** ByteRange and Contents must fit each other and the dictionary they stand in, and end with a revision. */
function locate(file: PdfFile, ref: PdfRef, dict: PdfDict): Omit<FoundSignature, 'fieldName' | 'field'> | PlaceDefect {
  const range = dict.get('ByteRange')
  const contents = dict.get('Contents')
  if (!Array.isArray(range) || range.length !== 4 || !range.every(isCount)) return 'byte-range-invalid'
  const [zero, from, to, rest] = range as [number, number, number, number]
  if (zero !== 0 || from >= to || to + rest > file.bytes.length) return 'byte-range-invalid'
  if (!(contents instanceof PdfString) || contents.start !== from || contents.end !== to) return 'byte-range-invalid'
  const entry = file.entries.get(ref.number)
  if (!entry || !('offset' in entry) || entry.offset > from) return 'contents-invalid'
  if (!isPlainHex(file.bytes.subarray(from, to))) return 'contents-invalid'
  const revision = file.sections.findIndex((section) => section.end === to + rest)
  const earlier = file.sections[revision + 1]
  if (revision === -1 || (earlier && entry.offset < earlier.end)) return 'revision-not-covered'
  const type = isNamed(dict.get('Type'), 'DocTimeStamp') ? 'DocTimeStamp' : 'Sig'
  const subFilter = dict.get('SubFilter')
  const name = subFilter instanceof PdfName ? subFilter.name : ''
  return { ref, dict, type, subFilter: name, contents: contents.bytes, byteRange: [0, from, to, rest], revision }
}

/** These bytes are not signed: one spelling only, so that none of them can be changed unseen. */
function isPlainHex(token: Uint8Array): boolean {
  return /^<([0-9a-f]{2}){16,}>$|^<([0-9A-F]{2}){16,}>$/.test(Buffer.from(token).toString('latin1'))
}

function looksSigned(value: unknown): boolean {
  if (!isDict(value as PdfDict)) return false
  const dict = value as PdfDict
  return dict.has('ByteRange') || isNamed(dict.get('Type'), 'Sig') || isNamed(dict.get('Type'), 'DocTimeStamp')
}
