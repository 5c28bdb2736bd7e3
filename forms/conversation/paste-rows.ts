import { itemNode } from '../compile/children.ts'
import { isContainer } from '../compile/kind.ts'
import type { Json } from '../definition.ts'
import { cleanText } from '../reading/clean-text.ts'
import { readLeaf } from '../reading/read-reply.ts'
import type { NotUnderstood } from '../reading/reading.ts'
import { setRows } from './answer-spot.ts'
import { applyData } from './apply-data.ts'
import { amend, type Moment, settingOf } from './moment.ts'
import type { Opening } from './open.ts'
import { advance, proceed } from './proceed.ts'
import { refuseAll, refuseReading } from './refuse.ts'
import { takeLive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'
import { problemsWith } from './whole-problems.ts'

/** Several lines at once, where a list of single answers is being filled: each line is one of them. Undefined for anything else. */
export function pasteRows(moment: Moment, opening: Opening, typed: string): Turn | undefined {
  const list = listOf(opening)
  const lines = cleanText(typed)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (list === undefined || lines.length < 2) return undefined
  const values: Json[] = list.rows.flatMap(({ value }) => value ?? [])
  for (const line of lines) {
    const read = readLine(moment, list, values.length, line)
    if (read === undefined) return undefined
    if (!read.understood) return refuseReading(moment, opening, read)
    values.push(read.value)
  }
  return take(moment, list, values)
}

/** The list that the open question is about, as a whole or in its newest row. */
function listOf({ spot, ask }: Opening): Spot | undefined {
  const list = ask === 'more' ? spot : ask === 'value' && spot.node.kind !== 'longText' ? spot.parent : undefined
  return list?.node.kind === 'list' ? list : undefined
}

function readLine(
  moment: Moment,
  list: Spot,
  index: number,
  line: string,
): ReturnType<typeof readLeaf> | NotUnderstood | undefined {
  const node = itemNode(moment.form, list.node, index) ?? itemNode(moment.form, list.node, 0)
  return node === undefined || isContainer(node.kind) || node.kind === 'undecided'
    ? undefined
    : readLeaf(moment.form, node, line, settingOf(moment))
}

function take(moment: Moment, list: Spot, values: Json[]): Turn {
  const live = takeLive(moment.form, moment.conversation)
  applyData(live, list, values)
  const problems = problemsWith(moment.form, moment.conversation.locale, list, values)
  if (problems.length > 0) return refuseAll(moment, problems)
  setRows(live, list, list.answer?.rows ?? [], false)
  advance(moment, live)
  const conversation = amend(moment.conversation, {
    asking: undefined,
    focus: undefined,
    misses: 0,
    reviewed: undefined,
  })
  return proceed({ ...moment, conversation }, live, [])
}
