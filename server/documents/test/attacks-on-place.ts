import { appendRevision, nextNumber } from '../pdf/append-revision.ts'
import { type FoundSignature, findSignatures } from '../pdf/find-signatures.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { dictOf, isDict, type PdfDict, PdfName, PdfRef, textString } from '../pdf/value.ts'
import { writeObject } from '../pdf/write-value.ts'

/** One forged variant of a sealed file. `told`: the reasons of which the verifier must give at least one. */
export type Attack = { name: string; told: string[]; forge(pdf: Uint8Array): Uint8Array }

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const PLACE = ['byte-range-invalid', 'contents-invalid', 'revision-not-covered', 'signature-unreachable', 'malformed']
const RANGE_WIDTH = '[0 0000000000 0000000000 0000000000]'.length

/** Universal signature forgery and signature wrapping: what says which bytes are covered, or holds the signature. */
export function attacksOnPlace(which: (signatures: FoundSignature[]) => FoundSignature | undefined): Attack[] {
  const found = (pdf: Uint8Array) => which(findSignatures(readPdf(pdf)).signatures) as FoundSignature
  const ranged = (name: string, write: (range: [number, number, number, number]) => string): Attack => ({
    name: `a byte range ${name}`,
    told: PLACE,
    forge: (pdf) => {
      const { byteRange } = found(pdf)
      return swapped(pdf, `[${byteRange.join(' ')}]`.padEnd(RANGE_WIDTH), write(byteRange).padEnd(RANGE_WIDTH))
    },
  })
  const written = (name: string, told: string[], write: (hex: string) => string): Attack => ({
    name: `a signature ${name}`,
    told,
    forge: (pdf) => {
      const [, from, to] = found(pdf).byteRange
      const hex = latin1(pdf.subarray(from + 1, to - 1))
      return bytesOf(`${latin1(pdf.subarray(0, from + 1))}${write(hex)}${latin1(pdf.subarray(to - 1))}`)
    },
  })
  const unread = ['signature-unreadable', 'time-stamp-invalid', 'contents-invalid', 'malformed']
  return [
    ranged('that ends early', ([a, b, c, d]) => `[${a} ${b} ${c} ${d - 1}]`),
    ranged('that begins late', ([, b, c, d]) => `[1 ${b} ${c} ${d}]`),
    ranged('that leaves out more', ([a, b, c, d]) => `[${a} ${b - 1} ${c + 1} ${d - 1}]`),
    ranged('that leaves out less', ([a, b, c, d]) => `[${a} ${b + 1} ${c - 1} ${d + 1}]`),
    ranged('whose parts overlap', ([a, b, c, d]) => `[${a} ${c} ${b} ${d + c - b}]`),
    ranged('of one part alone', ([, , c, d]) => `[0 ${c + d} ${c + d} 0]`),
    ranged('in the wrong order', ([a, b, c, d]) => `[${c} ${d} ${a} ${b}]`),
    ranged('below zero', ([a, b, c]) => `[${a} ${b} ${c} -1]`),
    ranged('beyond the file', ([a, b, c]) => `[${a} ${b} ${c} 9999999]`),
    ranged('of three numbers', ([a, b, c]) => `[${a} ${b} ${c}]`),
    ranged('of five numbers', ([a, b, c, d]) => `[${a} ${b} ${c} ${d} 0]`),
    ranged('of nothing', () => '[]'),
    ranged('that is null', () => 'null'),
    ranged('that is somewhere else', () => '4 0 R'),
    ranged('of fractions', ([a, b, c, d]) => `[${a} ${b}.5 ${c} ${d}]`),
    written('of zeros', unread, (hex) => '0'.repeat(hex.length)),
    written('of nothing', unread, (hex) => '>'.padEnd(hex.length)),
    written('with something behind it', unread, (hex) => `${hex.slice(0, -1)}1`),
    written('with a blank in it', unread, (hex) => `${hex.slice(0, -2)} 0`),
    written('in capital letters here and there', unread, (hex) => hex.replace(/[a-f]/, (digit) => digit.toUpperCase())),
    written('whose length says otherwise', unread, (hex) => hex.replace(/^3082..../, '3082ffff')),
    {
      name: 'a signature that another key calls',
      told: PLACE,
      forge: (pdf) => swapped(pdf, '/Contents <30', '/Contentz <30', found(pdf).byteRange[1] - 12),
    },
    {
      name: 'a second signature in the same dictionary',
      told: ['malformed'],
      forge: (pdf) => swapped(pdf, '/Filter /Adobe.PPKLite', '/Contents <>          '),
    },
    {
      name: 'the covered bytes moved behind others',
      told: PLACE,
      forge: (pdf) => {
        const { byteRange } = found(pdf)
        const [a, b, c, d] = byteRange
        const inserted = '\n4 0 obj\n<</Length 7>>\nstream\n0 0 m S\nendstream\nendobj\n'
        const moved = bytesOf(`${latin1(pdf.subarray(0, c))}${inserted}${latin1(pdf.subarray(c))}`)
        const range = `[${a} ${b} ${c + inserted.length} ${d}]`.padEnd(RANGE_WIDTH)
        return swapped(moved, `[${byteRange.join(' ')}]`.padEnd(RANGE_WIDTH), range)
      },
    },
    {
      name: 'the same signature in a second field',
      told: ['signature-shared', 'changed-after-signing'],
      forge: (pdf) => {
        const { field, ref } = found(pdf)
        const file = readPdf(pdf)
        const number = nextNumber(file)
        const old = file.object(field)
        const widget = new Map(isDict(old) ? old : []).set('T', textString('Second')).set('V', ref)
        return appendRevision(file, [
          { number, body: writeObject(widget) },
          { number: 1, body: writeObject(withField(file.catalog, new PdfRef(number))) },
        ]).bytes
      },
    },
    {
      name: 'a signature that the form does not show',
      told: ['signature-unreachable'],
      forge: (pdf) => {
        const file = readPdf(pdf)
        const hidden = dictOf({ Type: new PdfName('Sig'), Contents: textString('x') })
        return appendRevision(file, [{ number: nextNumber(file), body: writeObject(hidden) }]).bytes
      },
    },
  ]
}

export function withField(catalog: PdfDict, field: PdfRef): PdfDict {
  const form = catalog.get('AcroForm')
  const entries: PdfDict = new Map(isDict(form) ? form : [])
  const fields = entries.get('Fields')
  return new Map(catalog).set('AcroForm', entries.set('Fields', [...(Array.isArray(fields) ? fields : []), field]))
}

/** The first such piece of the file behind `from`, exchanged for one of the same length. */
function swapped(pdf: Uint8Array, piece: string, other: string, from = 0): Uint8Array {
  const at = Buffer.from(pdf).indexOf(piece, from, 'latin1')
  if (at === -1 || piece.length !== other.length) throw new Error(`cannot exchange ${piece} for ${other}`)
  const forged = Uint8Array.from(pdf)
  forged.set(bytesOf(other), at)
  return forged
}
