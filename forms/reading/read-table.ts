import { childrenOf } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import { isContainer } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import type { PastedRow } from '../conversation/conversation.ts'
import type { Json } from '../definition.ts'
import { put } from '../json.ts'
import { nodeTitle, readable } from '../speech/title.ts'
import { LANGUAGES, say } from '../speech/words.ts'
import { fold } from './clean-text.ts'
import { leafProblem } from './leaf-problem.ts'
import { parseTable, type Table } from './parse-table.ts'
import { readLeaf } from './read-reply.ts'
import type { Setting } from './reading.ts'

/** What a table comes to: its rows, the cells that could not be read, and headings that the form does not know. */
export type TableRead = { rows: PastedRow[]; wrong: WrongCell[]; unknown: string[] }

/** `number` counts the pasted rows from 1, without the heading. */
export type WrongCell = { number: number; name: string; code: string; text: string }

type Column = { name: string; node: Node }

/**
 * Rows of a list of objects, pasted from a spreadsheet. A heading line names its columns in any language of the form; without
 * one they come in the form's order. Undefined for a text that is no table of this list.
 */
export function readTable(
  form: Form,
  item: Node,
  text: string,
  fewest: number,
  setting: Setting,
): TableRead | undefined {
  const table = parseTable(text)
  const columns = columnsOf(form, item)
  if (table === undefined || columns.length < 2) return undefined
  const heading = headingOf(form, table, columns)
  const body = heading === undefined ? table.rows : table.rows.slice(1)
  if (body.length < fewest || (heading === undefined && !isShaped(table, columns))) return undefined
  const order = heading ?? columns
  const read = body.map((cells, index) => readRow(form, cells, order, index + 1, setting))
  return {
    rows: read.map(({ row }) => row),
    wrong: read.flatMap(({ wrong }) => wrong),
    unknown: (table.rows[0] ?? []).filter((cell, index) => cell !== '' && order[index] === undefined),
  }
}

/** What can be written in one cell. */
function columnsOf(form: Form, item: Node): Column[] {
  return childrenOf(form, item).filter(
    ({ node }) =>
      !node.silent && !isContainer(node.kind) && !['undecided', 'constant', 'file', 'files'].includes(node.kind),
  )
}

/** Without a heading a table has at most the list's columns; what only has commas may be a sentence, so it must have all. */
function isShaped({ rows, separator }: Table, columns: readonly Column[]): boolean {
  const width = rows[0]?.length ?? 0
  return separator === '\t' ? width <= columns.length : width === columns.length
}

/** The columns that the first line names, where it names most of what stands there. */
function headingOf(form: Form, { rows }: Table, columns: readonly Column[]): (Column | undefined)[] | undefined {
  const cells = rows[0] ?? []
  const found = cells.map((cell) => columnNamed(form, cell, columns))
  const named = found.filter((column) => column !== undefined)
  const isHeading = named.length >= 2 && named.length * 2 >= cells.length && new Set(named).size === named.length
  return isHeading ? found : undefined
}

function columnNamed(form: Form, cell: string, columns: readonly Column[]): Column | undefined {
  const wanted = fold(cell)
  if (wanted === '') return undefined
  const names = columns.map((column) => ({ column, titles: titlesOf(form, column) }))
  const exact = names.find(({ titles }) => titles.includes(wanted))
  if (exact !== undefined) return exact.column
  const near = wanted.length < 3 ? [] : names.filter(({ titles }) => titles.some((title) => title.startsWith(wanted)))
  return near.length === 1 ? near[0]?.column : undefined
}

function titlesOf(form: Form, { name, node }: Column): string[] {
  const locales = [...LANGUAGES, ...Object.keys(form.definition.texts ?? {})]
  const titles = locales.flatMap((locale) => nodeTitle(form, locale, node) ?? [])
  return [name, readable(name), ...titles].map(fold)
}

type RowRead = { row: PastedRow; wrong: WrongCell[] }

function readRow(
  form: Form,
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  number: number,
  setting: Setting,
): RowRead {
  const values: Record<string, Json> = {}
  const blank: string[] = []
  const wrong: WrongCell[] = []
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]
    if (column === undefined || cell === undefined) continue
    if (cell === '') blank.push(column.name)
    else {
      const read = readCell(form, column, cell, number, setting)
      if ('value' in read) put(values, column.name, read.value)
      else wrong.push(read)
    }
  }
  return { row: { number, values, blank }, wrong }
}

function readCell(
  form: Form,
  { name, node }: Column,
  cell: string,
  number: number,
  setting: Setting,
): { value: Json } | WrongCell {
  const { locale } = setting
  const row = say(locale, 'pasted row', { number })
  const title = say(locale, 'in row', { row, title: nodeTitle(form, locale, node) ?? readable(name) })
  const read = readLeaf(form, node, cell, setting)
  if (!read.understood) {
    return { number, name, code: read.code, text: say(locale, read.key, { title, ...read.parameters }) }
  }
  const problem = leafProblem(form, locale, node, read.value)
  if (problem === undefined) return { value: read.value }
  const text =
    'words' in problem ? `${row}. ${problem.words}` : say(locale, problem.key, { title, ...problem.parameters })
  return { number, name, code: problem.code, text }
}
