import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { Changes } from './changes.ts'
import { completeLists } from './complete-lists.ts'
import { completeUnicode } from './complete-unicode.ts'
import { inflate } from './inflate.ts'
import { markArtifacts } from './mark-artifacts.ts'
import { pagesOf } from './pages.ts'
import { type PdfFile, readPdf } from './read-pdf.ts'
import { deflatedSrgbProfile } from './srgb-profile.ts'
import {
  dateString,
  dictOf,
  isDict,
  isNamed,
  isRef,
  PdfDefect,
  type PdfDict,
  PdfName,
  type PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  readTextString,
  textString,
} from './value.ts'
import { writeFile } from './write-file.ts'
import { xmpPacket } from './xmp.ts'

export type Attachment = { name: string; mimeType: string; description: string; bytes: Uint8Array }

type Archival = { at: Date; attachments?: Attachment[] }

const CREATOR = 'Parley'
// What the browser calls parts of the text, in the words of the standard (ISO 32000-2 §14.8.4).
const ROLES = { Strong: 'Span', Em: 'Span' }

/**
 * Makes a tagged print a PDF/A-3a and PDF/UA-1 document: what the browser leaves out is added, and data go into it as
 * attachments, in one pass over the file. To be done before the first signature. Throws PdfDefect when the print is
 * not tagged or not by the letter.
 */
export function makeArchival(pdf: Uint8Array, { at, attachments = [] }: Archival): Uint8Array {
  const file = readPdf(pdf)
  const changes = new Changes(file)
  const info = file.resolve(file.trailer.get('Info'))
  const facts = { title: textIn(info, 'Title'), creator: CREATOR, producer: textIn(info, 'Producer') || CREATOR, at }
  const catalog: PdfDict = new Map(file.catalog)
  if (!catalog.has('StructTreeRoot')) throw new PdfDefect('unsupported', 'a print without tags')
  catalog.set('Metadata', changes.add(metadata(xmpPacket(facts))))
  catalog.set('OutputIntents', [outputIntent(changes.add(profile()))])
  catalog.set('ViewerPreferences', dictOf({ DisplayDocTitle: true }))
  if (attachments.length > 0) attach(file, catalog, attachments, at, changes)
  mapRoles(file, catalog.get('StructTreeRoot'), changes)
  completeLists(file, changes)
  completeUnicode(file, changes)
  describeLinks(file, changes)
  markMargins(file, changes)
  changes.set(file.catalogRef, catalog)
  const infoRef = changes.put(file.trailer.get('Info'), informationOf(facts))
  return writeFile(file, changes.bodies, dictOf({ Root: file.catalogRef, Info: infoRef, ID: fileId(pdf) }))
}

/** Two equal halves: the file has no history yet (ISO 32000-2 §14.4). */
function fileId(pdf: Uint8Array): PdfString[] {
  const half = new PdfString(createHash('sha256').update(pdf).digest().subarray(0, 16))
  return [half, half]
}

function informationOf({ title, creator, producer, at }: Parameters<typeof xmpPacket>[0]): PdfDict {
  const time = dateString(at)
  return dictOf({
    Title: textString(title),
    Creator: textString(creator),
    Producer: textString(producer),
    CreationDate: time,
    ModDate: time,
  })
}

/** Never compressed, so that programs which know no PDF find it (ISO 19005-3 §6.6.2.1). */
function metadata(packet: Uint8Array): PdfStream {
  return new PdfStream(dictOf({ Type: new PdfName('Metadata'), Subtype: new PdfName('XML') }), packet)
}

function profile(): PdfStream {
  return new PdfStream(dictOf({ N: 3, Filter: new PdfName('FlateDecode') }), deflatedSrgbProfile())
}

function outputIntent(profileRef: PdfRef): PdfDict {
  const name = textString('sRGB IEC61966-2.1')
  return dictOf({
    Type: new PdfName('OutputIntent'),
    S: new PdfName('GTS_PDFA1'),
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: profileRef,
  })
}

/** Attached files, each tied to the document as the data it shows (ISO 19005-3 §6.8, ISO 32000-2 §14.13). */
function attach(file: PdfFile, catalog: PdfDict, attachments: Attachment[], at: Date, changes: Changes): void {
  const written = file.resolve(catalog.get('Names'))
  const names: PdfDict = isDict(written) ? new Map(written) : new Map()
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1))
  const specs = sorted.map((attachment) => changes.add(fileSpecification(attachment, at, changes)))
  names.set(
    'EmbeddedFiles',
    dictOf({ Names: sorted.flatMap(({ name }, index) => [textString(name), specs[index] ?? null]) }),
  )
  catalog.set('Names', changes.put(catalog.get('Names'), names))
  catalog.set('AF', specs)
}

function fileSpecification({ name, mimeType, description, bytes }: Attachment, at: Date, changes: Changes): PdfDict {
  const parameters = dictOf({ Size: bytes.length, CreationDate: dateString(at), ModDate: dateString(at) })
  const dict = dictOf({ Type: new PdfName('EmbeddedFile'), Subtype: new PdfName(mimeType), Params: parameters })
  const stream = changes.add(new PdfStream(dict, bytes))
  return dictOf({
    Type: new PdfName('Filespec'),
    F: textString(name),
    UF: textString(name),
    Desc: textString(description),
    AFRelationship: new PdfName('Data'),
    EF: dictOf({ F: stream, UF: stream }),
  })
}

function mapRoles(file: PdfFile, treeRef: PdfValue | undefined, changes: Changes): void {
  const tree = file.resolve(treeRef)
  if (!isRef(treeRef) || !isDict(tree)) throw new PdfDefect('unsupported', 'a print without tags')
  const before = file.resolve(tree.get('RoleMap'))
  const roles: PdfDict = isDict(before) ? new Map(before) : new Map()
  for (const [role, standard] of Object.entries(ROLES)) roles.set(role, new PdfName(standard))
  changes.set(treeRef, new Map(tree).set('RoleMap', roles))
}

function markMargins(file: PdfFile, changes: Changes): void {
  for (const { dict } of pagesOf(file)) {
    const ref = dict.get('Contents')
    const stream = file.resolve(ref)
    if (!isRef(ref) || !(stream instanceof PdfStream)) throw new PdfDefect('unsupported', 'a page of several streams')
    const marked = markArtifacts(inflate(stream))
    if (marked)
      changes.set(ref, new PdfStream(dictOf({ Filter: new PdfName('FlateDecode') }), deflateSync(marked, { level: 3 })))
  }
}

/** Every link says in words where it leads (ISO 14289-1 §7.18.5). */
function describeLinks(file: PdfFile, changes: Changes): void {
  for (const { dict } of pagesOf(file)) {
    const annotations = file.resolve(dict.get('Annots'))
    for (const ref of Array.isArray(annotations) ? annotations : []) {
      const annotation = file.resolve(ref)
      if (!isRef(ref) || !isDict(annotation) || !isNamed(annotation.get('Subtype'), 'Link')) continue
      const action = file.resolve(annotation.get('A'))
      const target = textIn(action, 'URI') || textIn(annotation, 'Contents') || 'Link'
      changes.set(ref, new Map(annotation).set('Contents', textString(target)))
    }
  }
}

function textIn(dict: PdfValue, key: string): string {
  const value = isDict(dict) ? dict.get(key) : undefined
  return value instanceof PdfString ? readTextString(value) : ''
}
