import { deflateSync } from 'node:zlib'
import { dictOf, PdfName, PdfRef, PdfStream, type PdfValue, textString } from '../pdf/value.ts'
import { writeObject, writeValue } from '../pdf/write-value.ts'

const COLUMNS = 5

/** The paper of aPdf in the compact form of PDF 1.5: objects in an object stream, cross-reference as a stream of PNG rows. */
export function aCompressedPdf(): Uint8Array {
  const members: [number, PdfValue][] = [
    [1, dictOf({ Type: new PdfName('Catalog'), Pages: new PdfRef(2) })],
    [2, dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(3)], Count: 1 })],
    [3, dictOf({ Type: new PdfName('Page'), Parent: new PdfRef(2), MediaBox: [0, 0, 9, 9], Contents: new PdfRef(4) })],
    [5, dictOf({ Title: textString('A compact paper') })],
  ]
  const head = Buffer.from('%PDF-1.7\n')
  const content = object(4, new PdfStream(dictOf({}), Buffer.from('0 0 m 9 9 l S')))
  const container = object(6, objectStream(members))
  const offsets = { content: head.length, container: head.length + content.length }
  const start = offsets.container + container.length
  const rows = [
    row(0, 0, 255),
    ...[0, 1, 2].map((index) => row(2, 6, index)),
    row(1, offsets.content, 0),
    row(2, 6, 3),
    row(1, offsets.container, 0),
    row(1, start, 0),
  ]
  const crossReference = object(7, xrefStream(rows))
  return new Uint8Array(
    Buffer.concat([head, content, container, crossReference, Buffer.from(`startxref\n${start}\n%%EOF\n`)]),
  )
}

function object(number: number, value: PdfValue): Buffer {
  return Buffer.concat([Buffer.from(`${number} 0 obj\n`), writeObject(value), Buffer.from('\nendobj\n')])
}

function objectStream(members: [number, PdfValue][]): PdfStream {
  const bodies = members.map(([, value]) => `${writeValue(value)} `)
  const index = members.map(([number], at) => `${number} ${bodies.slice(0, at).join('').length} `).join('')
  const dict = dictOf({
    Type: new PdfName('ObjStm'),
    N: members.length,
    First: index.length,
    Filter: new PdfName('FlateDecode'),
  })
  return new PdfStream(dict, deflateSync(index + bodies.join('')))
}

/** Type, four bytes, one byte: W [1 3 1]. */
function row(kind: number, value: number, last: number): number[] {
  return [kind, (value >> 16) & 255, (value >> 8) & 255, value & 255, last]
}

/** Every PNG filter has its row: none, left, above, average, Paeth. */
function xrefStream(rows: number[][]): PdfStream {
  const filtered = rows.map((bytes, index) => [
    index % 5,
    ...bytes.map((byte, at) => (byte - predicted(rows, index, at)) & 255),
  ])
  const dict = dictOf({
    Type: new PdfName('XRef'),
    Size: rows.length,
    W: [1, 3, 1],
    Root: new PdfRef(1),
    Info: new PdfRef(5),
    Filter: new PdfName('FlateDecode'),
    DecodeParms: dictOf({ Predictor: 15, Columns: COLUMNS }),
  })
  return new PdfStream(dict, deflateSync(Buffer.from(filtered.flat())))
}

function predicted(rows: number[][], index: number, at: number): number {
  const left = rows[index]?.[at - 1] ?? 0
  const above = rows[index - 1]?.[at] ?? 0
  const corner = rows[index - 1]?.[at - 1] ?? 0
  const nearest = [left, above, corner].sort(
    (a, b) => Math.abs(left + above - corner - a) - Math.abs(left + above - corner - b),
  )
  return [0, left, above, (left + above) >> 1, nearest[0] ?? 0][index % 5] ?? 0
}
