import { cleanText } from './clean-text.ts'

/** Cells of a table by rows, all rows of one length, and what stood between the cells. */
export type Table = { rows: string[][]; separator: Separator }

export type Separator = '\t' | ';' | ','

const SEPARATORS: readonly Separator[] = ['\t', ';', ',']

/**
 * A table as spreadsheets put it on the clipboard or into a file: cells between tabs, semicolons or commas, quoted as RFC 4180
 * has it, empty lines left out. Undefined where no separator gives each row the same number of cells, two at least.
 */
export function parseTable(text: string): Table | undefined {
  const clean = cleanText(text)
  for (const separator of SEPARATORS) {
    const rows = rowsOf(clean, separator)
    const width = Math.max(0, ...rows.map(({ length }) => length))
    const isEven = rows.every(({ length }) => length === width || (separator === '\t' && length > 0))
    if (width > 1 && isEven) return { rows: rows.map((cells) => filledUp(cells, width)), separator }
  }
  return undefined
}

/** Spreadsheets leave the tabs of empty cells at the end out when a line is copied by hand. */
function filledUp(cells: string[], width: number): string[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')]
}

function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const { cell, end } = cellAt(text, at, separator)
    rows.at(-1)?.push(cell.trim())
    if (text[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''))
}

/** One cell, and where it ends. A quote opens only at the start of a cell, and a doubled one within is a quote itself. */
function cellAt(text: string, start: number, separator: Separator): { cell: string; end: number } {
  const quoted = /^ *"((?:[^"]|"")*)" *(?=[\t;,\n]|$)/.exec(text.slice(start))
  if (quoted !== null && isEnd(text[start + quoted[0].length], separator)) {
    return { cell: String(quoted[1]).replaceAll('""', '"'), end: start + quoted[0].length }
  }
  let end = start
  while (!isEnd(text[end], separator)) end++
  return { cell: text.slice(start, end), end }
}

function isEnd(character: string | undefined, separator: Separator): boolean {
  return character === undefined || character === '\n' || character === separator
}
