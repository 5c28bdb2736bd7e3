import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { appendRevision } from './pdf/append-revision.ts'
import { inflate } from './pdf/inflate.ts'
import { makeArchival } from './pdf/make-archival.ts'
import { type PdfFile, readPdf, refTo } from './pdf/read-pdf.ts'
import {
  dictOf,
  isDict,
  isNamed,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  type PdfValue,
  textString,
} from './pdf/value.ts'
import { writeObject } from './pdf/write-value.ts'
import { renderDocument } from './render.ts'
import { aRichTemplate, aView } from './test/a-view.ts'
import { archivalDefects } from './test/archival-defects.ts'

// The rules themselves are looked after: each has to find a defect of its kind in a page that is good otherwise.
let printer: Printer
let page: Uint8Array

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'parley-rules-'))
  printer = await openPrinter({ dataFolder, log: { debug: () => undefined, warn: () => undefined } })
  const view = aView()
  const expected = { mustContain: view.document.number, lang: 'en', title: view.document.title }
  const attachments = [{ name: 'a.json', mimeType: 'application/json', description: 'A', bytes: Buffer.from('{}') }]
  page = makeArchival(await printer.print(renderDocument(aRichTemplate, view), expected), {
    at: new Date(),
    attachments,
  })
})
afterAll(() => printer?.close())

it('finds nothing in a good page', () => {
  expect(archivalDefects(page)).toEqual([])
})

type Edit = (dict: PdfDict) => void

/** The page with the first dictionary of this kind written otherwise. */
function withOther(kind: (dict: PdfDict, file: PdfFile) => boolean, edit: Edit): Uint8Array {
  const file = readPdf(page)
  for (const number of file.entries.keys()) {
    const value = file.object(refTo(file, number))
    const dict = new Map(value instanceof PdfStream ? value.dict : isDict(value) ? value : [])
    if (!kind(dict, file)) continue
    edit(dict)
    const changed = value instanceof PdfStream ? new PdfStream(dict, value.raw) : dict
    return appendRevision(file, [{ number, body: writeObject(changed) }]).bytes
  }
  throw new Error('the page has no such object')
}

const typed = (type: string, subtype?: string) => (dict: PdfDict) =>
  isNamed(dict.get('Type'), type) && (!subtype || isNamed(dict.get('Subtype'), subtype))
const tagged = (role: string) => (dict: PdfDict) =>
  isNamed(dict.get('Type'), 'StructElem') && isNamed(dict.get('S'), role)
const put =
  (key: string, value: PdfValue): Edit =>
  (dict) =>
    dict.set(key, value)
const without =
  (key: string): Edit =>
  (dict) =>
    dict.delete(key)

it.each<[rule: string, kind: (dict: PdfDict) => boolean, edit: Edit]>([
  ['A 6.1.13 page size', typed('Page'), put('MediaBox', [0, 0, 1, 1])],
  ['A 6.2.2 resources', typed('Page'), without('Resources')],
  ['A 6.2.3 output intent', typed('Catalog'), without('OutputIntents')],
  ['A 6.2.4 colour', typed('XObject', 'Image'), put('ColorSpace', new PdfName('DeviceCMYK'))],
  ['A 6.2.5 graphics states', (dict) => dict.has('ca'), put('TR', new PdfName('Identity'))],
  ['A 6.2.8 images', typed('XObject', 'Image'), put('Interpolate', true)],
  ['A 6.2.10 blending', (dict) => dict.has('ca'), put('BM', new PdfName('Multiply'))],
  ['A 6.2.11.3.2 CIDToGIDMap', typed('Font', 'CIDFontType2'), without('CIDToGIDMap')],
  ['A 6.2.11.4.1 embedded', typed('FontDescriptor'), without('FontFile2')],
  ['A 6.2.11.4.2 no false CIDSet', typed('FontDescriptor'), put('CIDSet', new PdfRef(1))],
  ['A 6.2.11.4.2 names', typed('FontDescriptor'), put('FontName', new PdfName('Another'))],
  ['A 6.2.11.5 widths', typed('Font', 'CIDFontType2'), put('W', [0, 9999, 1])],
  ['A 6.2.11.7.2 unicode', typed('Font', 'Type0'), without('ToUnicode')],
  ['A 6.3.1 kinds of annotations', typed('Annot', 'Link'), put('Subtype', new PdfName('Movie'))],
  ['A 6.3.2 annotations', typed('Annot', 'Link'), put('F', 6)],
  ['A 6.4 fields', typed('Annot', 'Link'), put('AA', dictOf({}))],
  [
    'A 6.5.1 kinds of actions',
    typed('Annot', 'Link'),
    put('A', dictOf({ Type: new PdfName('Action'), S: new PdfName('Launch') })),
  ],
  ['A 6.5.1 actions', typed('Catalog'), put('OpenAction', [new PdfRef(2), new PdfName('Fit')])],
  ['A 6.6 metadata', typed('Metadata'), put('Filter', new PdfName('FlateDecode'))],
  ['A 6.7.2 MarkInfo', typed('Catalog'), without('MarkInfo')],
  [
    'A 6.7.3.4 standard roles keep their meaning',
    typed('StructTreeRoot'),
    put('RoleMap', dictOf({ P: new PdfName('Span') })),
  ],
  ['A 6.7.4 language', typed('Catalog'), put('Lang', textString('no language'))],
  ['A 6.7.4 languages', tagged('Document'), put('Lang', textString('?'))],
  ['A 6.8 associated files', typed('Filespec'), without('AFRelationship')],
  ['A 6.8 associated files', typed('EmbeddedFile'), put('Subtype', new PdfName('json'))],
  ['A 6.9–6.11 nothing optional', typed('Catalog'), put('OCProperties', dictOf({}))],
  ['UA 7.1 title shown', typed('Catalog'), without('ViewerPreferences')],
  ['UA 7.1 roles', typed('StructTreeRoot'), without('RoleMap')],
  ['UA 7.1 each piece of content has one tag', typed('StructTreeRoot'), without('ParentTree')],
  ['UA 7.2 lists and tables', tagged('LI'), put('S', new PdfName('P'))],
  ['UA 7.2 parents', tagged('Table'), put('S', new PdfName('Div'))],
  ['UA 7.2 rows are even', tagged('TD'), put('A', [dictOf({ O: new PdfName('Table'), ColSpan: 5 })])],
  ['UA 7.3 alternative texts', tagged('Figure'), without('Alt')],
  ['UA 7.4 headings', tagged('H3'), put('S', new PdfName('H5'))],
  ['UA 7.4 one kind of headings', tagged('H3'), put('S', new PdfName('H'))],
  ['UA 7.5 header cells', tagged('TH'), without('A')],
  ['UA 7.5 headers are there', tagged('TH'), put('ID', textString('nobody'))],
  ['UA 7.18.3 tab order', (dict) => typed('Page')(dict) && dict.has('Annots'), without('Tabs')],
  ['UA 7.18.5 links', typed('Annot', 'Link'), without('Contents')],
  ['UA 7.18.5 links have their tag', typed('Annot', 'Link'), put('StructParent', 0)],
])('finds what offends %s', (rule, kind, edit) => {
  expect(archivalDefects(withOther(kind, edit))).toContain(rule)
})

it.each([
  ['UA 7.1 all content marked', (text: string) => `0 0 m 9 9 l S ${text}`],
  [
    'UA 7.1 artifacts and tags apart',
    (text: string) => text.replace(/\/\w+\s*<<\/MCID[\s\S]*?EMC/, '/Artifact BMC $& EMC'),
  ],
  ['UA 7.1 marked content is closed', (text: string) => `/Artifact BMC ${text}`],
  ['A 6.1.13 limits', (text: string) => `${'q '.repeat(30)}${text}${' Q'.repeat(30)}`],
  ['A 6.2.2 operators', (text: string) => `${text} BX EX`],
  ['A 6.2.4 colour', (text: string) => `0 0 0 1 k ${text}`],
  ['A 6.2.6 rendering intents', (text: string) => `/Perceptual ri ${text}`],
])('finds content that offends %s', (rule, edit) => {
  expect(archivalDefects(withContent(edit))).toContain(rule)
})

function withContent(edit: (text: string) => string): Uint8Array {
  const file = readPdf(page)
  const first = file.object(new PdfRef(2))
  const ref = isDict(first) ? (first.get('Contents') as PdfRef) : new PdfRef(0)
  const old = file.object(ref)
  const text = old instanceof PdfStream ? Buffer.from(inflate(old)).toString('latin1') : ''
  return appendRevision(file, [
    { number: ref.number, body: writeObject(new PdfStream(dictOf({}), Buffer.from(edit(text), 'latin1'))) },
  ]).bytes
}
