import { beforeAll, describe, expect, it } from 'vitest'
import type { Sealer } from '../gateways/seal.ts'
import { appendRevision, nextNumber } from './pdf/append-revision.ts'
import { findSignatures } from './pdf/find-signatures.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { dictOf, type PdfDict, PdfName, PdfRef, PdfStream, type PdfValue, textString } from './pdf/value.ts'
import { writeObject } from './pdf/write-value.ts'
import { aPdf } from './test/a-pdf.ts'
import { aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

// The published families of attacks on signed PDF (forgery, wrapping, incremental saving, shadow, certification), made
// from our own file. Ordinary readers let several of them through.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
// The attacker's content lies in the file before it is sealed, where nothing shows it.
const hidden = new PdfStream(dictOf({}), Buffer.from('100 0 m 0 100 l S'))

let sealer: Sealer
let sealed: Uint8Array

beforeAll(async () => {
  sealer = aSealer()
  sealed = await sealer.seal(aPdf({ more: [hidden] }), request)
})

const verify = (pdf: Uint8Array) => verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now })
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const refused = (pdf: Uint8Array) => expect(['changed', 'unreadable']).toContain(verify(pdf).verdict)
const later = (...objects: [number, PdfValue][]) =>
  appendRevision(
    readPdf(sealed),
    objects.map(([number, value]) => ({ number, body: writeObject(value) })),
  ).bytes
const catalogWith = (entries: Record<string, PdfValue>): PdfDict => {
  const catalog = new Map(readPdf(sealed).catalog)
  for (const [key, value] of Object.entries(entries)) catalog.set(key, value)
  return catalog
}
const ownSignature = () =>
  findSignatures(readPdf(sealed)).signatures[0] as NonNullable<ReturnType<typeof findSignatures>['signatures'][0]>

it('leaves the untouched file valid', () => {
  expect(verify(sealed).verdict).toBe('valid')
})

describe('signature wrapping', () => {
  it('does not accept the signed bytes moved behind other content', () => {
    const [, from, to, rest] = ownSignature().byteRange
    const inserted = '\n4 0 obj\n<</Length 7>>\nstream\n0 0 m S\nendstream\nendobj\n'
    const moved = latin1(sealed.subarray(0, to)) + inserted + latin1(sealed.subarray(to))
    const range = `[0 ${from} ${to} ${rest}]`
    const wrapped = `[0 ${from} ${to + inserted.length} ${rest}]`
    refused(bytesOf(moved.replace(range.padEnd(36), wrapped.padEnd(36))))
  })

  it('does not accept a signature padded with something else than zeros', () => {
    const [, , to] = ownSignature().byteRange
    const pdf = Uint8Array.from(sealed)
    pdf[to - 2] = 0x31
    refused(pdf)
  })

  it('does not accept white space inside the signature', () => {
    const [, , to] = ownSignature().byteRange
    const pdf = Uint8Array.from(sealed)
    pdf[to - 2] = 0x20
    refused(pdf)
  })
})

describe('incremental saving', () => {
  it('does not accept a cross-reference that leads to hidden content', () => {
    // No object is written at all: number 4 is only looked for where number 6 lies.
    const file = readPdf(sealed)
    const entry = file.entries.get(6)
    const offset = entry && 'offset' in entry ? entry.offset : 0
    const start = file.sections[0]?.start
    const xref = `xref\n4 1\n${String(offset).padStart(10, '0')} 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev ${start}>>\n`
    refused(bytesOf(`${latin1(sealed)}${xref}startxref\n${sealed.length}\n%%EOF\n`))
  })

  it('does not accept objects without a cross-reference behind the end', () => {
    refused(bytesOf(`${latin1(sealed)}4 0 obj\n<<>>\nendobj\n`))
  })

  it('does not accept another catalog', () => {
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const { bytes } = appendRevision(file, [{ number, body: writeObject(catalogWith({})) }])
    refused(bytesOf(latin1(bytes).replace(/\/Root 1 0 R(?![\s\S]*\/Root)/, `/Root ${number} 0 R`)))
  })

  it('does not accept a whole other file behind the end', () => {
    refused(new Uint8Array(Buffer.concat([sealed, aPdf({ title: 'Another' })])))
  })

  it('does not accept a freed object', () => {
    const start = readPdf(sealed).sections[0]?.start
    const xref = `xref\n4 1\n0000000000 00001 f \ntrailer\n<</Size 9/Root 1 0 R/Info 5 0 R/Prev ${start}>>\n`
    refused(bytesOf(`${latin1(sealed)}${xref}startxref\n${sealed.length}\n%%EOF\n`))
  })
})

describe('shadow content', () => {
  it.each([
    ['replaces what a page shows by what lay hidden', () => later([4, hidden])],
    ['shows hidden content by another resource', () => later([3, pageWith({ Contents: new PdfRef(6) })])],
    ['exchanges a font', () => later([3, pageWith({ Resources: dictOf({ Font: dictOf({}) }) })])],
    ['turns or crops a page', () => later([3, pageWith({ Rotate: 180 })])],
    ['redefines an object as another kind', () => later([4, dictOf({})])],
  ])('is refused when it %s', (_, attack) => {
    refused(attack())
  })

  function pageWith(entries: Record<string, PdfValue>): PdfDict {
    const page = new Map(readPdf(sealed).object(new PdfRef(3)) as PdfDict)
    for (const [key, value] of Object.entries(entries)) page.set(key, value)
    return page
  }
})

describe('a certified document', () => {
  const annotation = (entries: Record<string, PdfValue>) =>
    dictOf({ Type: new PdfName('Annot'), Rect: [0, 0, 100, 100], F: 4, P: new PdfRef(3), ...entries })

  const withAnnotation = (value: PdfValue) => {
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const page = new Map(file.object(new PdfRef(3)) as PdfDict)
    page.set('Annots', [...(page.get('Annots') as PdfValue[]), new PdfRef(number)])
    return later([number, value], [3, page])
  }

  const withField = (value: PdfDict) => {
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const form = new Map(file.catalog.get('AcroForm') as PdfDict)
    form.set('Fields', [...(form.get('Fields') as PdfValue[]), new PdfRef(number)])
    const page = new Map(file.object(new PdfRef(3)) as PdfDict)
    page.set('Annots', [...(page.get('Annots') as PdfValue[]), new PdfRef(number)])
    return later([number, value], [1, catalogWith({ AcroForm: form })], [3, page])
  }

  it.each([
    ['a text over the page', { Subtype: new PdfName('FreeText'), Contents: textString('Granted') }],
    ['a stamp', { Subtype: new PdfName('Stamp') }],
    ['a redaction', { Subtype: new PdfName('Redact') }],
    ['a link', { Subtype: new PdfName('Link'), A: dictOf({ S: new PdfName('URI') }) }],
  ])('admits no annotation: %s', (_, entries) => {
    refused(withAnnotation(annotation(entries)))
  })

  it('admits no field that shows something, signature or not', () => {
    const field = { Subtype: new PdfName('Widget'), T: textString('x') }
    refused(withField(annotation({ ...field, FT: new PdfName('Tx'), V: textString('Granted') })))
    refused(withField(annotation({ ...field, FT: new PdfName('Sig') })))
    refused(withField(annotation({ ...field, FT: new PdfName('Sig'), V: ownSignature().ref })))
  })
})

describe('a file that says two things', () => {
  it.each([
    ['two catalog entries of one name', '/Type /Catalog', '/Pages 2 0 R  '],
    ['two parents of a page', '/Type /Page ', '/Parent 9 0 R'],
  ])('is unreadable: %s', (_, from, to) => {
    const text = latin1(sealed)
    expect(text).toContain(from)
    expect(verify(bytesOf(text.replace(from, to.slice(0, from.length).padEnd(from.length)))).verdict).not.toBe('valid')
  })

  it('is refused when two fields show one signature', () => {
    const { ref, field } = ownSignature()
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const widget = new Map(file.object(field) as PdfDict).set('T', textString('Second')).set('V', ref)
    const form = new Map(file.catalog.get('AcroForm') as PdfDict).set('Fields', [field, new PdfRef(number)])
    const report = verify(later([number, widget], [1, catalogWith({ AcroForm: form })]))
    expect(report.verdict).toBe('changed')
    expect(report.reasons.map(({ code }) => code)).toContain('signature-shared')
  })

  it('is refused when it carries a signature that the form does not show', () => {
    const number = nextNumber(readPdf(sealed))
    const report = verify(later([number, dictOf({ Type: new PdfName('Sig'), Contents: textString('x') })]))
    expect(report.reasons.map(({ code }) => code)).toContain('signature-unreachable')
  })
})

describe('many good files', () => {
  it('are all valid: no false alarm', async () => {
    const verdicts = new Set<string>()
    for (let round = 0; round < 60; round += 1) {
      const pdf = aPdf({
        title: `Paper ${round} ${'ё'.repeat(round % 7)}`,
        more: Array.from({ length: round }, () => hidden),
      })
      verdicts.add(verify(await sealer.seal(pdf, { ...request, reason: `Reason ${round}` })).verdict)
    }
    expect([...verdicts]).toEqual(['valid'])
  })
})
