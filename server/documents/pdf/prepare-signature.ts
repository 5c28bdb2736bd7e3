import { createHash } from 'node:crypto'
import { appendRevision, type ChangedObject, nextNumber } from './append-revision.ts'
import { EVIDENCE_KEY } from './evidence-key.ts'
import { pagesOf } from './pages.ts'
import { type PdfFile, readPdf } from './read-pdf.ts'
import {
  dateString,
  dictOf,
  isDict,
  isRef,
  PdfDefect,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  readTextString,
  textString,
} from './value.ts'
import { writeObject, writeValue } from './write-value.ts'

export type SignatureField = {
  fieldName: string
  /** `Sig` for a seal or a signature, `DocTimeStamp` for a time-stamp over the whole document (no /M). */
  type: 'Sig' | 'DocTimeStamp'
  at: Date
  reason?: string
  /** The name shown by readers before they look at the certificate. */
  name?: string
  /** Certifies the document: later only form filling and further signatures (DocMDP P 2). Only a first signature can. */
  certifies?: boolean
  /** Kept as a stream of the same revision behind EVIDENCE_KEY, and so covered by the signature. */
  evidence?: Uint8Array
  /** Bytes kept free for the signature. */
  room?: number
}

export type PreparedSignature = {
  bytes: Uint8Array
  byteRange: [0, number, number, number]
  /** SHA-256 over everything but the place of the signature. */
  digest: Uint8Array
}

const ROOM = 16_384
const RANGE_PLACE = '[0 0000000000 0000000000 0000000000]'
const SUB_FILTERS = { Sig: 'ETSI.CAdES.detached', DocTimeStamp: 'ETSI.RFC3161' }

/**
 * Appends a revision with an invisible signature field and a place for the signature itself (ISO 32000-2 §12.8,
 * ETSI EN 319 142-1 §5). The result is not signed yet: see embedSignature. Throws PdfDefect.
 */
export function prepareSignature(pdf: Uint8Array, wanted: SignatureField): PreparedSignature {
  const file = readPdf(pdf)
  const fieldName = freeName(file, wanted.fieldName)
  const field = { ...wanted, fieldName, certifies: wanted.certifies === true && !isSigned(file) }
  const number = nextNumber(file)
  const signature = new PdfRef(number)
  const widget = new PdfRef(number + 1)
  const page = pagesOf(file)[0]
  if (!page) throw new PdfDefect('malformed', 'no page')
  const evidence = field.evidence && new PdfRef(number + 2)
  const dictionary = signatureDictionary(field, evidence)
  const changed: ChangedObject[] = [
    { number, body: dictionary.body },
    ...(field.evidence ? [{ number: number + 2, body: writeObject(new PdfStream(new Map(), field.evidence)) }] : []),
    { number: number + 1, body: writeObject(widgetOf(field.fieldName, page.ref, signature)) },
    appended(file, page.ref, page.dict, 'Annots', widget),
    ...catalogChanges(file, field, signature, widget),
  ]
  const { bytes, starts } = appendRevision(file, changed)
  const start = starts.get(number) as number
  const from = start + dictionary.contentsAt
  const to = from + 2 * (field.room ?? ROOM) + 2
  const byteRange: PreparedSignature['byteRange'] = [0, from, to, bytes.length - to]
  bytes.set(Buffer.from(`[${byteRange.join(' ')}]`.padEnd(RANGE_PLACE.length)), start + dictionary.rangeAt)
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
  return { bytes, byteRange, digest }
}

/** The file with the signature (DER) in its place. Throws RangeError when there is not room enough. */
export function embedSignature(prepared: PreparedSignature, signature: Uint8Array): Uint8Array {
  const [, from, to] = prepared.byteRange
  const hex = Buffer.from(signature).toString('hex')
  if (hex.length > to - from - 2) throw new RangeError(`no room for a signature of ${signature.length} bytes`)
  const bytes = Uint8Array.from(prepared.bytes)
  bytes.set(Buffer.from(hex, 'latin1'), from + 1)
  return bytes
}

/** Two fields of one name would be one field to some readers. */
function freeName(file: PdfFile, wanted: string): string {
  const form = file.resolve(file.catalog.get('AcroForm'))
  const fields = isDict(form) ? file.resolve(form.get('Fields')) : null
  const names = (Array.isArray(fields) ? fields : []).map((field) => {
    const dict = file.resolve(field)
    const name = isDict(dict) ? file.resolve(dict.get('T')) : null
    return name instanceof PdfString ? readTextString(name) : ''
  })
  let name = wanted
  for (let count = 2; names.includes(name); count += 1) name = `${wanted} ${count}`
  return name
}

function isSigned(file: PdfFile): boolean {
  const form = file.resolve(file.catalog.get('AcroForm'))
  return file.catalog.has('Perms') || (isDict(form) && form.has('SigFlags'))
}

/** Written by hand, so that the offsets of the two places are known and need no search. */
function signatureDictionary(
  field: SignatureField,
  evidence?: PdfRef,
): { body: Uint8Array; rangeAt: number; contentsAt: number } {
  const entries: Record<string, PdfValue> = {
    Type: new PdfName(field.type),
    Filter: new PdfName('Adobe.PPKLite'),
    SubFilter: new PdfName(SUB_FILTERS[field.type]),
  }
  if (field.type === 'Sig') entries.M = dateString(field.at)
  if (field.name) entries.Name = textString(field.name)
  if (field.reason) entries.Reason = textString(field.reason)
  if (evidence) entries[EVIDENCE_KEY] = evidence
  if (field.certifies) entries.Reference = [certification()]
  const head = `${writeValue(dictOf(entries)).slice(0, -2)} /ByteRange `
  const middle = `${head}${RANGE_PLACE} /Contents `
  const body = `${middle}<${'0'.repeat(2 * (field.room ?? ROOM))}>>>`
  return { body: Buffer.from(body, 'latin1'), rangeAt: head.length, contentsAt: middle.length }
}

function certification(): PdfDict {
  const parameters = dictOf({ Type: new PdfName('TransformParams'), P: 2, V: new PdfName('1.2') })
  return dictOf({ Type: new PdfName('SigRef'), TransformMethod: new PdfName('DocMDP'), TransformParams: parameters })
}

/** No rectangle: nothing of it shows, and nothing of it must be tagged (ISO 14289-1 §7.18.1). */
function widgetOf(name: string, page: PdfRef, signature: PdfRef): PdfDict {
  return dictOf({
    Type: new PdfName('Annot'),
    Subtype: new PdfName('Widget'),
    FT: new PdfName('Sig'),
    T: textString(name),
    F: 132,
    Rect: [0, 0, 0, 0],
    P: page,
    V: signature,
  })
}

function catalogChanges(file: PdfFile, field: SignatureField, signature: PdfRef, widget: PdfRef): ChangedObject[] {
  const catalog = new Map(file.catalog)
  if (field.certifies) catalog.set('Perms', dictOf({ DocMDP: signature }))
  const written = catalog.get('AcroForm')
  const form = file.resolve(written)
  const formDict: PdfDict = isDict(form) ? new Map(form) : new Map()
  formDict.set('SigFlags', 3)
  const fields = formDict.get('Fields')
  if (isRef(fields)) throw new PdfDefect('unsupported', 'an indirect /Fields')
  formDict.set('Fields', [...(Array.isArray(fields) ? fields : []), widget])
  if (!isRef(written)) catalog.set('AcroForm', formDict)
  const changes: ChangedObject[] = isRef(written) ? [{ number: written.number, body: writeObject(formDict) }] : []
  if (!isRef(written) || field.certifies) changes.push({ number: file.catalogRef.number, body: writeObject(catalog) })
  return changes
}

/** The object that changes when a reference is added to a list: the list where it is an object itself, else its owner. */
function appended(file: PdfFile, owner: PdfRef, dict: PdfDict, key: string, added: PdfRef): ChangedObject {
  const written = dict.get(key)
  const list = file.resolve(written)
  const items = [...(Array.isArray(list) ? list : []), added]
  if (isRef(written)) return { number: written.number, generation: written.generation, body: writeObject(items) }
  return { number: owner.number, generation: owner.generation, body: writeObject(new Map(dict).set(key, items)) }
}
