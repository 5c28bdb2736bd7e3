import type { PdfFile } from './read-pdf.ts'
import { refTo } from './read-pdf.ts'
import { PdfDefect, type PdfDict } from './value.ts'
import { writeValue } from './write-value.ts'

/**
 * The file as one single revision of PDF 1.7 with a classic cross-reference: `changed` holds the bodies of new and
 * changed objects, all others are copied byte by byte in one pass. Only for files that nobody has signed yet.
 */
export function writeFile(file: PdfFile, changed: Map<number, Uint8Array>, trailer: PdfDict): Uint8Array {
  // Four bytes above 127 tell transfer programs that this is no text (ISO 19005-3 §6.1.2).
  const head = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
  const parts: Uint8Array[] = [head]
  const offsets = new Map<number, { offset: number; generation: number }>()
  let at = head.length
  for (const number of [...new Set([...file.entries.keys(), ...changed.keys()])].sort((a, b) => a - b)) {
    const { generation } = refTo(file, number)
    const part = changed.has(number)
      ? written(number, generation, changed.get(number) as Uint8Array)
      : copied(file, number)
    offsets.set(number, { offset: at, generation })
    parts.push(part, Buffer.from('\n'))
    at += part.length + 1
  }
  parts.push(Buffer.from(crossReference(offsets, trailer, at), 'latin1'))
  return Buffer.concat(parts)
}

function written(number: number, generation: number, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${number} ${generation} obj\n`), body, Buffer.from('\nendobj')])
}

function copied(file: PdfFile, number: number): Uint8Array {
  const span = file.span(refTo(file, number))
  if (!span) throw new PdfDefect('unsupported', 'an object stream')
  return file.bytes.subarray(span.start, span.end)
}

function crossReference(
  offsets: Map<number, { offset: number; generation: number }>,
  trailer: PdfDict,
  at: number,
): string {
  const size = Math.max(...offsets.keys()) + 1
  const lines = Array.from({ length: size }, (_, number) => {
    const entry = offsets.get(number)
    if (!entry) return '0000000000 65535 f \n'
    return `${String(entry.offset).padStart(10, '0')} ${String(entry.generation).padStart(5, '0')} n \n`
  })
  const dict = new Map(trailer).set('Size', size)
  return `xref\n0 ${size}\n${lines.join('')}trailer\n${writeValue(dict)}\nstartxref\n${at}\n%%EOF\n`
}
