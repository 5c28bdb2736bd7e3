import { itemNode } from '../compile/children.ts'
import { isContainer } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { cleanText } from '../reading/clean-text.ts'
import { leafProblem } from '../reading/leaf-problem.ts'
import { readLeaf } from '../reading/read-reply.ts'
import { describeValueOf } from '../speech/describe.ts'
import type { Message, Problem } from '../speech/message.ts'
import { fullTitle, rowTitleAt } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import type { PastedLine } from './conversation.ts'
import { rowForLine } from './fill-lines.ts'
import { amend, localeOf, type Moment, settingOf, targetOf } from './moment.ts'
import { type Opening, openingAt, rowLimits } from './open.ts'
import { proceed } from './proceed.ts'
import { refuseWith } from './refuse.ts'
import { takeLive } from './revive.ts'
import { pathOf, type Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Lines that are told or read back one by one; of more, people mend the list rather than read on. */
const MOST_TOLD = 10

/** A line as pasted, with what it is read as or what is wrong with it. `number` counts lines from 1, blank ones too. */
type LineRead = { number: number } & ({ value: Json } | { code: string; text: string })

/**
 * Several lines at once, where a list of single answers is being filled: each line is one of them. They are read back before
 * any is taken. A line that cannot be read is told by its number, and it alone is asked; one that is there already is left out
 * of a list without repeats. Undefined for anything else.
 */
export function pasteLines(moment: Moment, opening: Opening, typed: string, fewest = 2): Turn | undefined {
  const list = listOf(opening)
  const item = list && itemNode(moment.form, list.node, list.rows.length)
  if (list === undefined || item === undefined || !isSingle(item)) return undefined
  const lines = cleanText(typed)
    .split('\n')
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '')
  if (lines.length < fewest) return undefined
  const read = lines.map(({ text, number }) => readLine(moment, item, text, number))
  const { fresh, repeats } = withoutRepeats(moment, list, read)
  const { max } = rowLimits(list)
  const count = list.rows.filter(({ value }) => value !== undefined).length + fresh.length
  if (count <= max) return readBack(moment, list, fresh, repeats)
  const title = fullTitle(moment.form, localeOf(moment), list)
  const text = say(localeOf(moment), 'problem maxItems', { title, limit: max, count })
  return refuseWith(moment, { path: pathOf(list), code: 'maxItems', text })
}

/** The list that the open question is about, as a whole or in one of its rows. */
function listOf({ spot, ask }: Opening): Spot | undefined {
  const isRow = ask === 'value' && spot.node.kind !== 'longText'
  const list = ask === 'more' || ask === 'gate' ? spot : isRow ? spot.parent : undefined
  return list?.node.kind === 'list' ? list : undefined
}

function isSingle({ kind }: Node): boolean {
  return !isContainer(kind) && !['undecided', 'constant', 'file', 'files'].includes(kind)
}

function readLine(moment: Moment, item: Node, line: string, number: number): LineRead {
  const locale = localeOf(moment)
  const title = say(locale, 'pasted line', { number })
  const read = readLeaf(moment.form, item, line, settingOf(moment))
  if (!read.understood) return { number, code: read.code, text: say(locale, read.key, { title, ...read.parameters }) }
  const problem = leafProblem(moment.form, locale, item, read.value)
  if (problem === undefined) return { number, value: read.value }
  const text =
    'words' in problem ? `${title}. ${problem.words}` : say(locale, problem.key, { title, ...problem.parameters })
  return { number, code: problem.code, text }
}

function withoutRepeats(moment: Moment, list: Spot, read: LineRead[]): { fresh: LineRead[]; repeats: Problem[] } {
  if (!list.node.parts.some(({ schema }) => schema.uniqueItems === true)) return { fresh: read, repeats: [] }
  const { form } = moment
  const locale = localeOf(moment)
  const known = list.rows.flatMap((row) =>
    row.value === undefined ? [] : [{ value: row.value, title: fullTitle(form, locale, row) }],
  )
  const repeats: Problem[] = []
  const fresh = read.filter((line) => {
    if (!('value' in line)) return true
    const title = say(locale, 'pasted line', { number: line.number })
    const other = known.find(({ value }) => isEqual(value, line.value))
    if (other === undefined) return known.push({ value: line.value, title })
    const text = say(locale, 'problem row repeated', { row: title, other: other.title })
    repeats.push({ path: pathOf(list), code: 'uniqueItems', text })
    return false
  })
  return { fresh, repeats }
}

function readBack(moment: Moment, list: Spot, lines: LineRead[], repeats: Problem[]): Turn {
  const { form, conversation } = moment
  const locale = localeOf(moment)
  const wrong: Problem[] = lines.flatMap((line, index) =>
    'value' in line ? [] : [{ path: pathAt(list, index), code: line.code, text: line.text }],
  )
  const understood = lines.flatMap((line, index) => {
    if (!('value' in line)) return []
    const row = rowForLine(list, index)
    const node = itemNode(form, list.node, row) ?? list.node
    const text = describeValueOf(form, locale, node, line.value)
    return [{ path: pathAt(list, index), title: rowTitleAt(form, locale, list, row), text }]
  })
  const told = [...tell(moment, wrong), ...tell(moment, repeats)]
  if (understood.length === 0) {
    const said = wrong.length === 0 ? [] : [saying(say(locale, 'say no lines'))]
    return proceed(moment, takeLive(form, conversation), [...told, ...said])
  }
  const text = say(locale, 'confirm lines', {
    title: fullTitle(form, locale, list),
    count: understood.length,
    items: understood
      .slice(0, MOST_TOLD)
      .map(({ text }) => text)
      .join('; '),
    more: Math.max(0, understood.length - MOST_TOLD),
  })
  const taken: PastedLine[] = lines.map((line) => ('value' in line ? { value: line.value } : {}))
  const pending = [{ target: targetOf(openingAt(list, 'more')), reading: { lines: taken } }]
  const nothing = { drops: [], opens: [], removed: [], asked: [] }
  return {
    conversation: amend(conversation, { pending, misses: 0 }),
    messages: [...told, { kind: 'confirm', path: pathOf(list), text, ...nothing, understood }],
  }
}

function pathAt(list: Spot, line: number): string {
  return `${pathOf(list)}/${rowForLine(list, line)}`
}

function tell(moment: Moment, problems: Problem[]): Message[] {
  const more = problems.length - MOST_TOLD
  return [
    ...problems.slice(0, MOST_TOLD).map((problem) => ({ kind: 'problem' as const, ...problem })),
    ...(more > 0 ? [saying(say(localeOf(moment), 'say more lines', { count: more }))] : []),
  ]
}

function saying(text: string): Message {
  return { kind: 'say', text }
}
