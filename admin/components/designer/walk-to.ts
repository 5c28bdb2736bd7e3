import type { Ask, Json, Reply } from '#forms'
import { type Clause, type Condition, isAnyOf } from '../../../catalog/designing/condition.ts'
import { deciding } from '../../../catalog/designing/condition-in-words.ts'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import { exampleAnswer } from '../../../catalog/designing/example-answer.ts'
import { flatOutline, type OutlineItem, outline } from '../../../catalog/designing/outline.ts'
import { afterReply, beginPreview, type Preview } from '../../../chat/conversation/local-conversation.ts'

/** Longer ways are not walked. */
const MOST_STEPS = 300

/**
 * A preview that has come to a question: what stands before it is answered with examples, and so that it is asked.
 * Where it cannot be reached, the preview stands where the way ended.
 */
export function walkTo(form: DesignedForm, at: string, locale: string, now: Date): Preview {
  const items = flatOutline(outline(form))
  const wanted = wishes(items, at)
  let preview = beginPreview(form, locale, now)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const ask = openAsk(preview)
    if (!ask || isAt(ask, at, items)) break
    const before = preview.conversation.prompt
    preview = afterReply(preview, exampleReply(ask, wanted.get(placeOf(ask)), at), { text: '…' }, now)
    if (preview.conversation.prompt === before) break
  }
  return { ...preview, messages: preview.messages.slice(-1) }
}

/** The answers that lead to a question: those its condition names, and those of the sections it stands in. */
function wishes(items: readonly OutlineItem[], at: string): Map<string, Clause> {
  const way = items.filter((item) => at === item.at || at.startsWith(`${item.at}/`))
  const clauses = way.flatMap(({ asked, within }) =>
    typeof asked === 'string'
      ? []
      : wanted(asked).map((clause): [string, Clause] => [deciding(within, clause), clause]),
  )
  // What decides may itself be asked only sometimes.
  const deeper = clauses.flatMap(([deciding]) => (deciding === at ? [] : [...wishes(items, deciding)]))
  return new Map([...deeper, ...clauses])
}

/** Of several ways one is enough: the first. */
const wanted = (condition: Condition): Clause[] =>
  condition.flatMap((part) => (isAnyOf(part) ? (part.any[0] ?? []) : [part]))

function exampleReply(ask: Ask, clause: Clause | undefined, at: string): Reply {
  const { input } = ask
  if (clause?.verb === 'not-answered') return { kind: 'command', command: 'skip' }
  const leadsThere = at.startsWith(`${placeOf(ask)}/`)
  if (input.kind === 'gate' || input.kind === 'more') return { kind: 'value', value: leadsThere }
  if (!ask.required && !clause) return { kind: 'command', command: 'skip' }
  return { kind: 'value', value: wantedValue(clause) ?? exampleAnswer(ask) }
}

function wantedValue(clause: Clause | undefined): Json | undefined {
  if (clause?.verb === 'one-of') return clause.values[0]
  if (clause?.verb === 'includes') return [clause.value]
  if (clause?.verb === 'before') return dayBefore(clause.value)
  if (clause?.verb === 'more-than') return clause.value + 1
  if (clause?.verb === 'less-than') return clause.value - 1
  const isNegative = clause?.verb === 'is-not' || clause?.verb === 'includes-not'
  return clause && 'value' in clause && !isNegative ? clause.value : undefined
}

function dayBefore(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

/** Where a question stands in the uiSchema: rows have numbers in the data, and one name there. */
const placeOf = ({ path }: Ask): string => `/uiSchema${path.replace(/\/\d+(?=\/|$)/g, '/items')}`

/** A section is reached with its first question. */
function isAt(ask: Ask, at: string, items: readonly OutlineItem[]): boolean {
  const place = placeOf(ask)
  return place === at || (place.startsWith(`${at}/`) && items.some((item) => item.at === place))
}

function openAsk({ messages }: Preview): Ask | undefined {
  const last = messages.findLast(({ body }) => body.kind === 'ask' || body.kind === 'review')?.body
  return last?.kind === 'ask' ? last : undefined
}
