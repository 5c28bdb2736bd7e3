import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aPdf, writePdf } from '../test/a-pdf.ts'
import { findSignatures } from './find-signatures.ts'
import { embedSignature, prepareSignature } from './prepare-signature.ts'
import { readPdf } from './read-pdf.ts'
import { dictOf, PdfName, PdfRef } from './value.ts'

const at = new Date('2026-11-24T12:00:00Z')
const signature = Uint8Array.from({ length: 40 }, (_, index) => 0x30 + index)

describe('preparing a signature', () => {
  it('keeps every earlier byte and covers all but the place of the signature', () => {
    const original = aPdf()
    const { bytes, byteRange, digest } = prepareSignature(original, { type: 'Sig', fieldName: 'Seal', at })
    const [, from, to, rest] = byteRange
    expect(Buffer.from(bytes.subarray(0, original.length)).equals(original)).toBe(true)
    expect(to + rest).toBe(bytes.length)
    expect(bytes[from]).toBe('<'.charCodeAt(0))
    expect(bytes[to - 1]).toBe('>'.charCodeAt(0))
    const covered = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
    expect(Buffer.from(digest).equals(covered)).toBe(true)
  })

  it('puts the signature where a reader finds it by way of the form', () => {
    const field = { type: 'Sig', fieldName: 'Печать', at, reason: 'Выдано', certifies: true } as const
    const signed = embedSignature(prepareSignature(aPdf(), field), signature)
    const { signatures, misplaced } = findSignatures(readPdf(signed))
    expect(misplaced).toEqual([])
    expect(signatures).toHaveLength(1)
    expect(signatures[0]).toMatchObject({
      fieldName: 'Печать',
      type: 'Sig',
      subFilter: 'ETSI.CAdES.detached',
      revision: 0,
    })
    expect(Buffer.from(signatures[0]?.contents.subarray(0, 40) ?? []).equals(signature)).toBe(true)
  })

  it('lets a second signature follow the first', () => {
    const once = embedSignature(prepareSignature(aPdf(), { type: 'Sig', fieldName: 'One', at }), signature)
    const twice = embedSignature(prepareSignature(once, { type: 'Sig', fieldName: 'Two', at }), signature)
    const { signatures } = findSignatures(readPdf(twice))
    expect(signatures.map(({ fieldName, revision }) => [fieldName, revision])).toEqual([
      ['One', 1],
      ['Two', 0],
    ])
  })

  it('uses a form and a list of annotations that are objects of their own', () => {
    const signed = embedSignature(prepareSignature(withForm(), { type: 'Sig', fieldName: 'Seal', at }), signature)
    const after = readPdf(signed)
    expect(after.catalog.get('AcroForm')).toEqual(new PdfRef(6))
    expect(after.resolve(new PdfRef(7))).toHaveLength(1)
    expect(findSignatures(after).signatures).toHaveLength(1)
  })

  it('refuses a signature that is too long for its place', () => {
    const prepared = prepareSignature(aPdf(), { type: 'Sig', fieldName: 'Seal', at, room: 100 })
    expect(() => embedSignature(prepared, new Uint8Array(101))).toThrow(RangeError)
  })
})

/** Form and annotations as indirect objects 6 and 7. */
function withForm(): Uint8Array {
  const objects = [
    dictOf({ Type: new PdfName('Catalog'), Pages: new PdfRef(2), AcroForm: new PdfRef(6) }),
    dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(3)], Count: 1 }),
    dictOf({ Type: new PdfName('Page'), Parent: new PdfRef(2), MediaBox: [0, 0, 9, 9], Annots: new PdfRef(7) }),
    null,
    dictOf({}),
    dictOf({ Fields: [] }),
    [],
  ]
  return writePdf(objects)
}
