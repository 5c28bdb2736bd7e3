import { inflate } from '../pdf/inflate.ts'
import { pagesOf } from '../pdf/pages.ts'
import { type PdfFile, readPdf } from '../pdf/read-pdf.ts'
import { readText } from '../pdf/read-text.ts'
import { structureOf } from '../pdf/structure.ts'
import {
  isDict,
  isNamed,
  type PdfDict,
  PdfName,
  PdfStream,
  PdfString,
  type PdfValue,
  readDateString,
} from '../pdf/value.ts'
import { visitOperators } from '../pdf/visit-operators.ts'
import { fontRules } from './archival-fonts.ts'
import { syntaxRules } from './archival-syntax.ts'
import { annotationsOf, roleOf, rolesBelow, tagRules, textIn } from './archival-tags.ts'

/**
 * What keeps a PDF from being PDF/A-3a and PDF/UA-1, as far as our own documents can offend: one line for each rule,
 * with the clause of ISO 19005-3 (A) or ISO 14289-1 (UA). It is no validator for files of others.
 */
export function archivalDefects(pdf: Uint8Array): string[] {
  const file = readPdf(pdf)
  const rules: [string, boolean][] = [
    ...syntaxRules(file),
    ...fontRules(file),
    ...tagRules(file),
    ['A 6.1.2 header', /^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(Buffer.from(pdf.subarray(0, 15)).toString('latin1'))],
    ['A 6.1.3 /ID', file.sections.every(({ trailer }) => isFileId(trailer.get('ID')))],
    ['A 6.2.3 output intent', hasOutputIntent(file)],
    ['A 6.6 metadata', hasMetadata(file)],
    ['A 6.2.11.8 .notdef', readText(file).missingGlyphs === 0],
    ['A 6.7.2 MarkInfo', isTrue(file, 'MarkInfo', 'Marked')],
    ['A 6.8 associated files', attachmentsAreWhole(file)],
    ['A 6.3.2 annotations', annotationsOf(file).every(isSober)],
    ['A 6.5.1 actions', !file.catalog.has('OpenAction') && !file.catalog.has('AA')],
    ['UA 7.1 title shown', isTrue(file, 'ViewerPreferences', 'DisplayDocTitle')],
    ['UA 7.1 all content marked', pagesOf(file).every((page) => unmarked(contentOf(file, page.dict)) === 0)],
    ['UA 7.1 roles', elementsOf(file).every(({ role }) => role !== undefined)],
    ['UA 7.2 lists and tables', elementsOf(file).every((element) => fitsItsModel(file, element))],
    ['UA 7.2 language', textIn(file, file.catalog, 'Lang') !== ''],
    [
      'UA 7.3 alternative texts',
      elementsOf(file).every(({ role, dict }) => role !== 'Figure' || textIn(file, dict, 'Alt') !== ''),
    ],
    [
      'UA 7.4 headings',
      headingsAreInOrder(
        elementsOf(file).flatMap(({ role }) => (/^H[1-6]$/.test(role ?? '') ? [Number(role?.slice(1))] : [])),
      ),
    ],
    ['UA 7.5 header cells', elementsOf(file).every(({ role, dict }) => role !== 'TH' || hasScope(file, dict))],
    ['UA 7.18.3 tab order', pagesOf(file).every(({ dict }) => !dict.has('Annots') || isNamed(dict.get('Tabs'), 'S'))],
    [
      'UA 7.18.5 links',
      annotationsOf(file).every(
        (dict) => !isNamed(dict.get('Subtype'), 'Link') || textIn(file, dict, 'Contents') !== '',
      ),
    ],
  ]
  return rules.flatMap(([rule, holds]) => (holds ? [] : [rule]))
}

function isFileId(id: PdfValue | undefined): boolean {
  return (
    Array.isArray(id) && id.length === 2 && id.every((half) => half instanceof PdfString && half.bytes.length >= 16)
  )
}

function hasOutputIntent(file: PdfFile): boolean {
  const intents = file.resolve(file.catalog.get('OutputIntents'))
  const intent = Array.isArray(intents) && intents.length === 1 ? file.resolve(intents[0]) : null
  if (!isDict(intent) || !isNamed(intent.get('S'), 'GTS_PDFA1')) return false
  const profile = file.resolve(intent.get('DestOutputProfile'))
  if (!(profile instanceof PdfStream) || profile.dict.get('N') !== 3) return false
  const bytes = Buffer.from(inflate(profile))
  return (
    bytes.toString('latin1', 36, 40) === 'acsp' &&
    bytes.toString('latin1', 16, 20) === 'RGB ' &&
    bytes.readUInt32BE(0) === bytes.length
  )
}

/** The packet lies open, says 3 A and UA 1, describes what XMP does not know, and agrees with the information. */
function hasMetadata(file: PdfFile): boolean {
  const stream = file.resolve(file.catalog.get('Metadata'))
  const info = file.resolve(file.trailer.get('Info'))
  if (!(stream instanceof PdfStream) || stream.dict.has('Filter') || !isDict(info)) return false
  const xmp = Buffer.from(stream.raw).toString('utf8')
  const says = (element: string) =>
    new RegExp(`<${element}>(?:<rdf:Alt><rdf:li xml:lang="x-default">)?([^<]*)<`).exec(xmp)?.[1]
  const time = (key: string) => {
    const value = info.get(key)
    return value instanceof PdfString ? `${readDateString(value)?.toISOString().slice(0, 19)}Z` : undefined
  }
  return (
    says('pdfaid:part') === '3' &&
    says('pdfaid:conformance') === 'A' &&
    says('pdfuaid:part') === '1' &&
    xmp.includes('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>') &&
    says('dc:title') === textIn(file, info, 'Title') &&
    says('pdf:Producer') === textIn(file, info, 'Producer') &&
    says('xmp:CreatorTool') === textIn(file, info, 'Creator') &&
    says('xmp:CreateDate') === time('CreationDate') &&
    says('xmp:ModifyDate') === time('ModDate')
  )
}

function attachmentsAreWhole(file: PdfFile): boolean {
  const associated = file.resolve(file.catalog.get('AF'))
  const names = file.resolve(file.catalog.get('Names'))
  const tree = isDict(names) ? file.resolve(names.get('EmbeddedFiles')) : null
  const listed = isDict(tree) ? file.resolve(tree.get('Names')) : null
  const count = Array.isArray(associated) ? associated.length : 0
  if ((Array.isArray(listed) ? listed.length / 2 : 0) !== count) return false
  return (Array.isArray(associated) ? associated : []).every((ref) => {
    const spec = file.resolve(ref)
    const embedded = isDict(spec) ? file.resolve(spec.get('EF')) : null
    const stream = isDict(embedded) ? file.resolve(embedded.get('F')) : null
    const isNamedWell =
      isDict(spec) &&
      textIn(file, spec, 'F') !== '' &&
      textIn(file, spec, 'UF') !== '' &&
      spec.get('AFRelationship') instanceof PdfName
    return (
      isNamedWell && stream instanceof PdfStream && isMimeType(stream.dict.get('Subtype')) && saysWhenChanged(stream)
    )
  })
}

const isMimeType = (name: PdfValue | undefined) => name instanceof PdfName && /^[\w.+-]+\/[\w.+-]+$/.test(name.name)

function saysWhenChanged({ dict, raw }: PdfStream): boolean {
  const facts = dict.get('Params')
  const changed = isDict(facts) ? facts.get('ModDate') : undefined
  return isDict(facts) && facts.get('Size') === raw.length && changed instanceof PdfString && !!readDateString(changed)
}

/** Printed, not hidden; a field without area needs no appearance (A 6.3.3). */
function isSober(annotation: PdfDict): boolean {
  const flags = Number(annotation.get('F'))
  const area = annotation.get('Rect')
  const isEmpty = Array.isArray(area) && area[0] === area[2] && area[1] === area[3]
  const mayGoWithout = isNamed(annotation.get('Subtype'), 'Link') || isEmpty || annotation.has('AP')
  return (flags & 4) === 4 && (flags & 0b100011) === 0 && mayGoWithout
}

const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do'])

/** How many painting operators stand outside marked content. */
function unmarked(content: Uint8Array): number {
  let depth = 0
  let found = 0
  visitOperators(content, ({ name }) => {
    if (name === 'BDC' || name === 'BMC') depth += 1
    if (name === 'EMC') depth -= 1
    if (PAINTING.has(name) && depth === 0) found += 1
  })
  return found
}

function contentOf(file: PdfFile, page: PdfDict): Uint8Array {
  const stream = file.resolve(page.get('Contents'))
  return stream instanceof PdfStream ? inflate(stream) : new Uint8Array(0)
}

type Element = { role: string | undefined; dict: PdfDict }

/** The structure elements in reading order, each with its standard role. */
function elementsOf(file: PdfFile): Element[] {
  const elements = structureOf(file).map(({ dict }) => ({ role: roleOf(file, dict), dict }))
  return elements.length > 0 ? elements : [{ role: undefined, dict: new Map() }]
}

// What may hang directly below lists and tables; NonStruct in between counts as not there.
const MODELS: Record<string, string[]> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
}

function fitsItsModel(file: PdfFile, { role, dict }: Element): boolean {
  const model = MODELS[role ?? '']
  return !model || rolesBelow(file, dict).every((below) => model.includes(below ?? ''))
}

function headingsAreInOrder(levels: number[]): boolean {
  return levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)
}

function hasScope(file: PdfFile, cell: PdfDict): boolean {
  const attributes = file.resolve(cell.get('A'))
  return (Array.isArray(attributes) ? attributes : [attributes]).some((item) => {
    const dict = file.resolve(item)
    return isDict(dict) && (dict.has('Scope') || dict.has('Headers'))
  })
}

function isTrue(file: PdfFile, key: string, inner: string): boolean {
  const dict = file.resolve(file.catalog.get(key))
  return isDict(dict) && dict.get(inner) === true
}
