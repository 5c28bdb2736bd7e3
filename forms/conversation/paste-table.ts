import { itemNode } from '../compile/children.ts'
import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { readTable, type TableRead } from '../reading/read-table.ts'
import { describeRow } from '../speech/describe-row.ts'
import type { Message } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import type { PastedRow } from './conversation.ts'
import { keptRows } from './fill-rows.ts'
import { amend, localeOf, type Moment, settingOf, targetOf } from './moment.ts'
import { type Opening, openingAt, rowLimits } from './open.ts'
import { proceed } from './proceed.ts'
import { refuseWith } from './refuse.ts'
import { takeLive } from './revive.ts'
import { pathOf, type Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Cells that are told one by one; of more, people mend the table rather than read on. */
const MOST_TOLD = 10

/**
 * A table pasted where a list of objects is being filled: its rows are read back before any is taken. Cells that could not be
 * read are told by row and column, and will be asked; a row that is there already is left out of a list without repeats.
 * Undefined for what is no table, or where no such list is being filled.
 */
export function pasteTable(moment: Moment, opening: Opening, typed: string): Turn | undefined {
  const found = listOf(opening)
  const item = found && itemNode(moment.form, found.list.node, found.list.rows.length)
  if (found === undefined || item?.kind !== 'object') return undefined
  const read = readTable(moment.form, item, typed, found.fewest, settingOf(moment))
  if (read === undefined) return undefined
  const { list } = found
  const { fresh, said: left } = withoutRepeats(moment, list, read)
  const count = keptRows(list).length + fresh.length
  const { max } = rowLimits(list)
  if (count <= max) return readBack(moment, list, fresh, [...told(moment, list, read), ...left])
  const text = say(localeOf(moment), 'problem maxItems', {
    title: fullTitle(moment.form, localeOf(moment), list),
    limit: max,
    count,
  })
  return refuseWith(moment, { path: pathOf(list), code: 'maxItems', text })
}

/** The list whose rows are asked for, or whose newest row has no answer yet. There a single line may be an answer of its own. */
function listOf({ spot, ask }: Opening): { list: Spot; fewest: number } | undefined {
  if ((ask === 'more' || ask === 'gate') && spot.node.kind === 'list') return { list: spot, fewest: 1 }
  const row = ask === 'value' && spot.node.kind !== 'longText' ? spot.parent : undefined
  const list = row?.row === undefined ? undefined : row.parent
  const isNewest = list?.node.kind === 'list' && list.rows.at(-1) === row && row?.total.answered === 0
  return isNewest ? { list, fewest: 2 } : undefined
}

function told(moment: Moment, list: Spot, { wrong, unknown }: TableRead): Message[] {
  const locale = localeOf(moment)
  const first = keptRows(list).length
  const problems: Message[] = wrong.slice(0, MOST_TOLD).map(({ number, name, code, text }) => ({
    kind: 'problem',
    path: `${pathOf(list)}/${first + number - 1}/${name}`,
    code,
    text,
  }))
  const more = wrong.length - problems.length
  return [
    ...problems,
    ...(more > 0 ? [said(say(locale, 'say more cells', { count: more }))] : []),
    ...(unknown.length > 0 ? [said(say(locale, 'say columns unknown', { items: unknown.join(', ') }))] : []),
  ]
}

function said(text: string): Message {
  return { kind: 'say', text }
}

/** Only whole rows can be the same as others. */
function withoutRepeats(
  moment: Moment,
  list: Spot,
  { rows, wrong }: TableRead,
): { fresh: PastedRow[]; said: Message[] } {
  if (!list.node.parts.some(({ schema }) => schema.uniqueItems === true)) return { fresh: rows, said: [] }
  const locale = localeOf(moment)
  const known: { value: Json; title: string }[] = keptRows(list).flatMap(({ id }) => {
    const spot = list.rows.find(({ row }) => row?.id === id)
    return spot?.value === undefined ? [] : [{ value: spot.value, title: fullTitle(moment.form, locale, spot) }]
  })
  const repeats: Message[] = []
  const fresh = rows.filter(({ number, values }) => {
    const row = say(locale, 'pasted row', { number })
    const other = known.find(({ value }) => isEqual(value, values))
    if (other === undefined || wrong.some((cell) => cell.number === number)) {
      known.push({ value: values, title: row })
      return true
    }
    const text = say(locale, 'problem row repeated', { row, other: other.title })
    repeats.push({ kind: 'problem', path: pathOf(list), code: 'uniqueItems', text })
    return false
  })
  return { fresh, said: repeats }
}

function readBack(moment: Moment, list: Spot, rows: PastedRow[], told: Message[]): Turn {
  const { form, conversation } = moment
  const { locale } = conversation
  const filled = rows.filter(({ values }) => Object.keys(values).length > 0)
  if (filled.length === 0)
    return proceed(moment, takeLive(form, conversation), [...told, said(say(locale, 'say no rows'))])
  const first = keptRows(list).length
  const understood = filled.map((row, index) => describeRow(form, locale, list, first + index, row.values))
  const text = say(locale, 'confirm rows', {
    title: fullTitle(form, locale, list),
    count: filled.length,
    items: understood
      .slice(0, MOST_TOLD)
      .map(({ title, text }) => `${title}: ${text}`)
      .join('; '),
    more: Math.max(0, filled.length - MOST_TOLD),
  })
  const pending = [{ target: targetOf(openingAt(list, 'more')), reading: { rows: filled } }]
  const confirm: Message = {
    kind: 'confirm',
    path: pathOf(list),
    text,
    drops: [],
    opens: [],
    removed: [],
    asked: [],
    understood,
  }
  return { conversation: amend(conversation, { pending, misses: 0 }), messages: [...told, confirm] }
}
