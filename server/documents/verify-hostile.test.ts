import { beforeAll, describe, expect, it } from 'vitest'
import type { Sealer } from '../gateways/seal.ts'
import { appendRevision, type ChangedObject, nextNumber } from './pdf/append-revision.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { dictOf, isDict, type PdfDict, PdfRef, PdfStream, textString } from './pdf/value.ts'
import { writeObject, writeValue } from './pdf/write-value.ts'
import { aPdf } from './test/a-pdf.ts'
import { aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

// Files made by somebody who knows this verifier: they keep to the letter and hope that a rule was forgotten.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }

let sealer: Sealer
let sealed: Uint8Array

beforeAll(async () => {
  sealer = aSealer({ stamper: {} })
  sealed = await sealer.seal(aPdf(), request)
})

const verify = (pdf: Uint8Array) => verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now })
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const codes = (pdf: Uint8Array) => {
  const { reasons, signatures } = verify(pdf)
  return [...reasons, ...signatures.flatMap((signature) => signature.reasons)].map(({ code }) => code)
}

/** The file with proof that refers to this new object, as anyone may add it. */
function withMaterial(pdf: Uint8Array, object: (number: number) => ChangedObject, store: PdfDict = new Map()) {
  const file = readPdf(pdf)
  const number = nextNumber(file)
  const added = object(number + 1)
  const material = new Map(store).set('Certs', [new PdfRef(added.number)])
  return appendRevision(file, [
    { number, body: writeObject(material) },
    { number: 1, body: writeObject(new Map(file.catalog).set('DSS', new PdfRef(number))) },
    added,
  ]).bytes
}

describe('an object that was referred to before there was one', () => {
  const drawing = new PdfStream(dictOf({}), Buffer.from('0 0 200 200 re f'))

  it.each([
    ['a page', (page: PdfDict) => new Map(page).set('Contents', [new PdfRef(4), new PdfRef(40)])],
    ['a list of annotations', (page: PdfDict) => new Map(page).set('Annots', [new PdfRef(40)])],
    ['resources, deep down', (page: PdfDict) => new Map(page).set('Resources', dictOf({ X: [[new PdfRef(40)]] }))],
  ])('does not come as validation material into %s', async (_, edit) => {
    const base = readPdf(aPdf())
    const page = base.object(new PdfRef(3))
    const prepared = appendRevision(base, [
      { number: 3, body: writeObject(isDict(page) ? edit(page) : null) },
      { number: 60, body: writeObject(dictOf({})) },
    ]).bytes
    const pdf = await sealer.seal(prepared, request)
    expect(verify(pdf).verdict).toBe('valid')
    const filled = withMaterial(pdf, () => ({ number: 40, body: writeObject(drawing) }))
    expect(codes(filled)).toEqual(['changed-after-signing'])
  })

  it('does not come in two steps either', async () => {
    const first = withMaterial(sealed, (number) => ({ number, body: writeObject([new PdfRef(number + 40)]) }))
    expect(verify(first).verdict).toBe('valid')
    const number = nextNumber(readPdf(first)) - 1 + 40
    const second = withMaterial(first, () => ({ number, body: writeObject(drawing) }))
    expect(codes(second)).toContain('changed-after-signing')
  })
})

describe('a later revision', () => {
  it('does not scale what was drawn by less than is usually written', async () => {
    const form = (scale: string) =>
      `<</Type /XObject /Subtype /Form /BBox [0 0 9000000 9000000] /Matrix [${scale} 0 0 ${scale} 0 0] /Length 0>>\nstream\n\nendstream`
    const base = appendRevision(readPdf(aPdf()), [{ number: 6, body: bytesOf(form('0.000001')) }]).bytes
    const pdf = await sealer.seal(base, request)
    expect(verify(pdf).verdict).toBe('valid')
    const later = appendRevision(readPdf(pdf), [{ number: 6, body: bytesOf(form('0.000004')) }]).bytes
    expect(codes(later)).toContain('changed-after-signing')
  })

  it('holds nothing beside its objects: a reader that repairs files would find it', () => {
    const material = withMaterial(sealed, (number) => ({
      number,
      body: writeObject(new PdfStream(dictOf({}), bytesOf('x'))),
    }))
    expect(verify(material).verdict).toBe('valid')
    const hidden = '4 0 obj\n<</Length 1>>\nstream\nS\nendstream\nendobj\n'
    const own = latin1(material).slice(sealed.length)
    const moved = own
      .replace(/^(\d{10}) 00000 n /gm, (_, at) => `${String(Number(at) + hidden.length).padStart(10, '0')} 00000 n `)
      .replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + hidden.length}`)
    expect(codes(bytesOf(`${latin1(sealed)}${hidden}${moved}`))).toEqual(['changed-after-signing'])
  })

  it('holds no comments, in which such a reader would find as much', () => {
    const material = latin1(
      withMaterial(sealed, (number) => ({ number, body: writeObject(new PdfStream(dictOf({}), bytesOf('x'))) })),
    )
    const at = material.lastIndexOf('xref\n', material.lastIndexOf('startxref') - 1)
    const commented = `${material.slice(0, at)}xref\n%4 0 obj null endobj\n${material.slice(at + 5)}`
    expect(verify(bytesOf(commented)).verdict).not.toBe('valid')
  })

  it('does not take validation material away', async () => {
    const first = withMaterial(sealed, (number) => ({
      number,
      body: writeObject(new PdfStream(dictOf({}), bytesOf('a'))),
    }))
    const second = withMaterial(first, (number) => ({
      number,
      body: writeObject(new PdfStream(dictOf({}), bytesOf('b'))),
    }))
    expect(codes(second)).toEqual(['changed-after-signing'])
  })

  it('does not add a signature under the name of another', async () => {
    const twice = await sealer.seal(sealed, request)
    expect(verify(twice).verdict).toBe('valid')
    const [own, another] = ['Seal registry', 'Seal registry 2'].map((name) => writeValue(textString(name)))
    expect(latin1(twice)).toContain(another)
    // Shorter by four digits: blanks in their place leave every offset as it is.
    const renamed = latin1(twice).replace(`${another}`, `${own}    `)
    expect(codes(bytesOf(renamed))).toContain('changed-after-signing')
  })
})

describe('a name in a certificate', () => {
  it('holds nothing that moves a cursor or turns the line around', async () => {
    const forger = aSealer({ seal: { subject: { organization: '\u001b[2K\u202eyrtsigeR\u2066\n', commonName: 'x' } } })
    const { verdict, signatures } = verify(await forger.seal(aPdf(), request))
    expect(verdict).toBe('untrusted')
    expect(signatures[0]?.sealedBy).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(signatures[0]?.sealedBy).toContain('yrtsigeR')
  })
})
