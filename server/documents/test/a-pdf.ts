import { dictOf, PdfName, PdfRef, PdfStream, type PdfValue, textString } from '../pdf/value.ts'
import { writeObject, writeValue } from '../pdf/write-value.ts'

/** A small, whole PDF by the letter: one page that draws a line. `more` are further objects from number 6 on. */
export function aPdf({ title = 'A paper', more = [] }: { title?: string; more?: PdfValue[] } = {}): Uint8Array {
  const page = dictOf({
    Type: new PdfName('Page'),
    Parent: new PdfRef(2),
    MediaBox: [0, 0, 200, 200],
    Contents: new PdfRef(4),
    Resources: dictOf({}),
  })
  return writePdf([
    dictOf({ Type: new PdfName('Catalog'), Pages: new PdfRef(2) }),
    dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(3)], Count: 1 }),
    page,
    new PdfStream(dictOf({}), Buffer.from('0 0 m 100 100 l S')),
    dictOf({ Title: textString(title) }),
    ...more,
  ])
}

/** Objects 1, 2, 3 …; the first is the catalog, the fifth the document information. */
export function writePdf(objects: PdfValue[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')]
  let at = 9
  const lines = ['0000000000 65535 f \n']
  for (const [index, value] of objects.entries()) {
    lines.push(`${String(at).padStart(10, '0')} 00000 n \n`)
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), writeObject(value), Buffer.from('\nendobj\n')])
    parts.push(object)
    at += object.length
  }
  const trailer = dictOf({ Size: objects.length + 1, Root: new PdfRef(1), Info: new PdfRef(5) })
  parts.push(
    Buffer.from(`xref\n0 ${lines.length}\n${lines.join('')}trailer\n${writeValue(trailer)}\nstartxref\n${at}\n%%EOF\n`),
  )
  return new Uint8Array(Buffer.concat(parts))
}
