import { appendRevision, nextNumber } from '../pdf/append-revision.ts'
import { type PdfFile, readPdf } from '../pdf/read-pdf.ts'
import { dictOf, isDict, type PdfDict, PdfName, PdfRef, PdfStream, type PdfValue, textString } from '../pdf/value.ts'
import { writeObject } from '../pdf/write-value.ts'
import { type Attack, bytesOf, latin1, withField } from './attacks-on-place.ts'

/** What an attacker hides in the file before it is sealed: object 6 of a file made for these attacks. */
export const hidden = new PdfStream(dictOf({}), Buffer.from('100 0 m 0 100 l S'))

type Written = [number: number, value: PdfValue | string]

const CHANGED = ['changed-after-signing']
const PAGE = 3

const later =
  (write: (file: PdfFile) => Written[]) =>
  (pdf: Uint8Array): Uint8Array => {
    const file = readPdf(pdf)
    const body = (value: PdfValue | string) => (typeof value === 'string' ? bytesOf(value) : writeObject(value))
    return appendRevision(
      file,
      write(file).map(([number, value]) => ({ number, body: body(value) })),
    ).bytes
  }

const catalogWith = (file: PdfFile, entries: Record<string, PdfValue>): PdfDict =>
  new Map([...file.catalog, ...Object.entries(entries)])
const pageWith = (file: PdfFile, entries: Record<string, PdfValue>): PdfDict => {
  const page = file.object(new PdfRef(PAGE))
  return new Map([...(isDict(page) ? page : []), ...Object.entries(entries)])
}
const annotated = (file: PdfFile, annotation: PdfRef): PdfDict => {
  const list = pageWith(file, {}).get('Annots')
  return pageWith(file, { Annots: [...(Array.isArray(list) ? list : []), annotation] })
}

const inCatalog = (name: string, entries: Record<string, PdfValue>): Attack => ({
  name,
  told: CHANGED,
  forge: later((file) => [[1, catalogWith(file, entries)]]),
})
const onPage = (name: string, entries: Record<string, PdfValue>): Attack => ({
  name,
  told: CHANGED,
  forge: later((file) => [[PAGE, pageWith(file, entries)]]),
})

/** Shadow attacks: hide, replace, hide and replace. */
const shadows: Attack[] = [
  { name: 'hidden content in place of what the page shows', told: CHANGED, forge: later(() => [[4, hidden]]) },
  {
    name: 'the page’s content emptied',
    told: CHANGED,
    forge: later(() => [[4, new PdfStream(dictOf({}), bytesOf(''))]]),
  },
  { name: 'an object of another kind', told: CHANGED, forge: later(() => [[4, dictOf({})]]) },
  onPage('hidden content shown', { Contents: new PdfRef(6) }),
  onPage('hidden content shown as well', { Contents: [new PdfRef(4), new PdfRef(6)] }),
  onPage('another font', { Resources: dictOf({ Font: dictOf({}) }) }),
  onPage('a page upside down', { Rotate: 180 }),
  onPage('a page cropped', { CropBox: [0, 0, 10, 10] }),
  onPage('a page enlarged', { UserUnit: 4 }),
  onPage('a page that acts when it is opened', { AA: dictOf({ O: dictOf({ S: new PdfName('JavaScript') }) }) }),
  {
    name: 'a page more',
    told: CHANGED,
    forge: later(() => [
      [2, dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(PAGE), new PdfRef(PAGE)], Count: 2 })],
    ]),
  },
  {
    name: 'no page left',
    told: CHANGED,
    forge: later(() => [[2, dictOf({ Type: new PdfName('Pages'), Kids: [], Count: 0 })]]),
  },
  { name: 'another title', told: CHANGED, forge: later(() => [[5, dictOf({ Title: textString('Another') })]]) },
  inCatalog('other pages', { Pages: new PdfRef(6) }),
  inCatalog('a layer that hides', { OCProperties: dictOf({}) }),
  inCatalog('an action at opening', { OpenAction: [new PdfRef(PAGE), new PdfName('Fit')] }),
  inCatalog('a file attached', { Names: dictOf({}) }),
  inCatalog('another language', { Lang: textString('xx') }),
  { ...inCatalog('the form in place of the content', { AcroForm: new PdfRef(4) }), told: ['signature-unreachable'] },
  inCatalog('proof in place of the content', { DSS: new PdfRef(4) }),
]

/** Attacks on certified documents: what later revisions may seem to be allowed. */
const additions: Attack[] = [
  inCatalog('the certification dropped', { Perms: null }),
  inCatalog('the certification exchanged', { Perms: dictOf({ DocMDP: new PdfRef(4) }) }),
  ...(
    [
      ['a text over the page', { Subtype: new PdfName('FreeText'), Contents: textString('Granted') }],
      ['a stamp', { Subtype: new PdfName('Stamp') }],
      ['a redaction', { Subtype: new PdfName('Redact') }],
      ['a link', { Subtype: new PdfName('Link'), A: dictOf({ S: new PdfName('URI') }) }],
      ['a popup', { Subtype: new PdfName('Popup') }],
    ] as [string, Record<string, PdfValue>][]
  ).map(([name, entries]): Attack => ({ name, told: CHANGED, forge: withAnnotation(entries) })),
  ...(
    [
      ['a text field', { FT: new PdfName('Tx'), V: textString('Granted') }],
      ['a signature field that shows something', { FT: new PdfName('Sig') }],
      ['an empty field for a signature', { FT: new PdfName('Sig'), Rect: [0, 0, 0, 0] }],
      ['a field that acts', { FT: new PdfName('Sig'), Rect: [0, 0, 0, 0], AA: dictOf({}) }],
    ] as [string, Record<string, PdfValue>][]
  ).map(([name, entries]): Attack => ({ name, told: CHANGED, forge: withWidget(entries) })),
  {
    name: 'fields that readers draw anew',
    told: CHANGED,
    forge: later((file) => {
      const form = file.catalog.get('AcroForm')
      return [[1, catalogWith(file, { AcroForm: new Map(isDict(form) ? form : []).set('NeedAppearances', true) })]]
    }),
  },
  {
    name: 'no seal in the form any more',
    told: ['signature-unreachable'],
    forge: later((file) => [[1, catalogWith(file, { AcroForm: dictOf({ Fields: [], SigFlags: 3 }) })]]),
  },
]

function withAnnotation(entries: Record<string, PdfValue>) {
  return later((file) => {
    const number = nextNumber(file)
    const annotation = dictOf({
      Type: new PdfName('Annot'),
      Rect: [0, 0, 100, 100],
      F: 4,
      P: new PdfRef(PAGE),
      ...entries,
    })
    return [
      [number, annotation],
      [PAGE, annotated(file, new PdfRef(number))],
    ]
  })
}

function withWidget(entries: Record<string, PdfValue>) {
  return later((file) => {
    const number = nextNumber(file)
    const widget = { Type: new PdfName('Annot'), Subtype: new PdfName('Widget'), T: textString('x'), F: 4 }
    const field = dictOf({ ...widget, Rect: [0, 0, 9, 9], P: new PdfRef(PAGE), ...entries })
    return [
      [number, field],
      [1, withField(file.catalog, new PdfRef(number))],
      [PAGE, annotated(file, new PdfRef(number))],
    ]
  })
}

/** Incremental saving, and files that say two things. */
const revisions: Attack[] = [
  {
    name: 'a cross-reference that leads to hidden content',
    told: ['malformed'],
    forge: (pdf) => {
      const entry = readPdf(pdf).entries.get(6)
      const at = entry && 'offset' in entry ? entry.offset : 0
      return withTable(pdf, `4 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    },
  },
  { name: 'an object freed', told: CHANGED, forge: (pdf) => withTable(pdf, '4 1\n0000000000 00001 f \n') },
  {
    name: 'an object of another generation',
    told: ['malformed', ...CHANGED],
    forge: (pdf) => withTable(pdf, '4 1\n0000000009 00001 n \n'),
  },
  {
    name: 'a revision that reads only from the end',
    told: ['malformed'],
    forge: (pdf) => bytesOf(`${latin1(pdf)}4 0 obj\n<<>>\nendobj\n`),
  },
  { name: 'a blank behind the end', told: ['malformed'], forge: (pdf) => bytesOf(`${latin1(pdf)} `) },
  {
    name: 'a whole other file behind the end',
    told: ['malformed'],
    forge: (pdf) => bytesOf(`${latin1(pdf)}${latin1(pdf)}`),
  },
  {
    name: 'no earlier revisions',
    told: ['malformed'],
    forge: (pdf) => withTable(pdf, '4 1\n0000000009 00000 n \n', ''),
  },
  {
    name: 'a circle of revisions',
    told: ['unsupported', 'malformed'],
    forge: (pdf) => withTable(pdf, '', `/Prev ${pdf.length}`),
  },
  {
    name: 'another catalog',
    told: CHANGED,
    forge: (pdf) => {
      const file = readPdf(pdf)
      const number = nextNumber(file)
      const { bytes } = appendRevision(file, [{ number, body: writeObject(catalogWith(file, {})) }])
      return bytesOf(latin1(bytes).replace(/\/Root 1 0 R(?![\s\S]*\/Root)/, `/Root ${number} 0 R`))
    },
  },
  {
    name: 'two entries of one name in the catalog',
    told: ['malformed'],
    forge: later((file) => [[1, `${latin1(writeObject(catalogWith(file, {}))).slice(0, -2)}/Pages 6 0 R>>`]]),
  },
  {
    name: 'two entries of one name, spelt in two ways',
    told: ['malformed'],
    forge: later((file) => [[1, `${latin1(writeObject(catalogWith(file, {}))).slice(0, -2)}/P#61ges 6 0 R>>`]]),
  },
  {
    name: 'one object listed twice',
    told: ['malformed'],
    forge: (pdf) => withTable(pdf, '4 1\n0000000009 00000 n \n4 1\n0000000009 00000 n \n'),
  },
  { name: 'an object that belongs to nothing', told: CHANGED, forge: later(() => [[90, dictOf({})]]) },
  {
    name: 'a hybrid cross-reference',
    told: ['unsupported'],
    forge: (pdf) => withTable(pdf, '', `/XRefStm 9 /Prev ${start(pdf)}`),
  },
  {
    name: 'encryption',
    told: ['unsupported'],
    forge: (pdf) => withTable(pdf, '', `/Encrypt 5 0 R /Prev ${start(pdf)}`),
  },
]

const start = (pdf: Uint8Array): number => readPdf(pdf).sections[0]?.start ?? 0

function withTable(pdf: Uint8Array, entries: string, more = `/Prev ${start(pdf)}`): Uint8Array {
  const trailer = `trailer\n<</Size 200 /Root 1 0 R /Info 5 0 R ${more}>>\n`
  return bytesOf(`${latin1(pdf)}xref\n${entries}${trailer}startxref\n${pdf.length}\n%%EOF\n`)
}

export const attacksOnContent: Attack[] = [...shadows, ...additions, ...revisions]
