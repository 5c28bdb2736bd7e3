import type { PdfFile } from './read-pdf.ts'
import { dictOf, PdfName, PdfStream, type PdfValue } from './value.ts'
import { writeObject, writeValue } from './write-value.ts'

export type ChangedObject = { number: number; generation?: number; body: Uint8Array }

/**
 * The same file with one more revision behind it (ISO 32000-2 §7.5.6): earlier bytes stay as they are, the section is
 * written in the style of the last one. `starts` tells where the body of each object begins in the new bytes.
 */
export function appendRevision(
  file: PdfFile,
  objects: ChangedObject[],
): { bytes: Uint8Array; starts: Map<number, number> } {
  const parts: Uint8Array[] = [file.bytes]
  let at = file.bytes.length
  const push = (part: Uint8Array | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    at += bytes.length
  }
  if (file.bytes.at(-1) !== 0x0a) push('\n')
  const starts = new Map<number, number>()
  const offsets = new Map<number, { offset: number; generation: number }>()
  for (const { number, generation = 0, body } of [...objects].sort((a, b) => a.number - b.number)) {
    offsets.set(number, { offset: at, generation })
    push(`${number} ${generation} obj\n`)
    starts.set(number, at)
    push(body)
    push('\nendobj\n')
  }
  const section = at
  const isTable = file.sections[0]?.kind === 'table'
  push(isTable ? writeTable(file, offsets) : writeXrefStream(file, offsets, section))
  push(`startxref\n${section}\n%%EOF\n`)
  return { bytes: Buffer.concat(parts), starts }
}

/** The first object number that no revision of the file has used. */
export function nextNumber(file: PdfFile): number {
  const used = file.sections.flatMap((section) => [...section.entries.keys()])
  return used.reduce((next, number) => Math.max(next, number + 1), Number(file.trailer.get('Size') ?? 1))
}

type Offsets = Map<number, { offset: number; generation: number }>

function writeTable(file: PdfFile, offsets: Offsets): string {
  const lines = runs([...offsets.keys()]).flatMap((run) => [
    `${run[0]} ${run.length}\n`,
    ...run.map((number) => {
      const { offset, generation } = offsets.get(number) as { offset: number; generation: number }
      return `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`
    }),
  ])
  return `xref\n${lines.join('')}trailer\n${writeValue(new Map(trailerEntries(file, offsets)))}\n`
}

function writeXrefStream(file: PdfFile, offsets: Offsets, section: number): string {
  const own = Math.max(nextNumber(file), ...[...offsets.keys()].map((number) => number + 1))
  const all = new Map(offsets).set(own, { offset: section, generation: 0 })
  const table = [...all.values()].map(({ offset, generation }) => {
    const row = Buffer.alloc(6)
    row.writeUInt8(1, 0)
    row.writeUInt32BE(offset, 1)
    row.writeUInt8(generation, 5)
    return row
  })
  const index = runs([...all.keys()]).flatMap((run) => [run[0] ?? 0, run.length])
  const dict = dictOf({ Type: new PdfName('XRef'), W: [1, 4, 1], Index: index })
  for (const [key, value] of trailerEntries(file, all)) dict.set(key, value)
  const body = Buffer.from(writeObject(new PdfStream(dict, Buffer.concat(table)))).toString('latin1')
  return `${own} 0 obj\n${body}\nendobj\n`
}

function trailerEntries(file: PdfFile, offsets: Offsets): [string, PdfValue][] {
  const size = Math.max(nextNumber(file), ...[...offsets.keys()].map((number) => number + 1))
  const kept = ['Root', 'Info', 'ID'].flatMap((key): [string, PdfValue][] => {
    const value = file.trailer.get(key)
    return value === undefined ? [] : [[key, value]]
  })
  return [['Size', size], ...kept, ['Prev', file.sections[0]?.start ?? 0]]
}

/** Ascending numbers, cut where one is missing. */
function runs(numbers: number[]): number[][] {
  const found: number[][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && last.at(-1) === number - 1) last.push(number)
    else found.push([number])
  }
  return found
}
