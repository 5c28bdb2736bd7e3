import { isContainer } from '../compile/kind.ts'
import { widgetOf } from '../compile/ui.ts'
import type { Locale } from '../definition.ts'
import { sectionOf, topOf } from '../speech/ask.ts'
import { describeValue } from '../speech/describe.ts'
import type { Message } from '../speech/message.ts'
import { schemaText, uiText } from '../speech/texts-of.ts'
import { fullTitle, titleOf } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import type { Conversation } from './conversation.ts'
import { allSpots } from './find-spot.ts'
import type { Live } from './live.ts'
import type { Opening } from './open.ts'
import { itemAt, sizeOf } from './pages.ts'
import { isGated, isIn, placesIn, type Spot } from './spot.ts'

/** Sections with fewer questions begin without a word. */
const WORTH_ANNOUNCING = 4

/** As many answers as tell one row from another. */
const ON_ONE_LINE = 4

type Told = { messages: Message[]; told: readonly string[] }

/**
 * What is said before a question that is new: the row that was just finished, the section that begins, and what is only to be
 * read since the question before. Each of the last two once in a conversation, so going back and forth repeats nothing.
 */
export function onTheWay(conversation: Conversation, live: Live, opening: Opening | undefined): Told {
  const { locale } = conversation
  const known = conversation.told ?? []
  const passed = readOnlyBefore(live.root, opening, known)
  const section = opening === undefined ? undefined : sectionBegun(live, conversation, opening, known)
  const texts = [
    rowFinished(conversation, live, opening),
    section?.text,
    ...passed.map((spot) => spoken(live, locale, spot)),
  ].filter((text) => text !== undefined)
  const fresh = [...(section === undefined ? [] : [section.key]), ...passed.map(({ at }) => at)]
  return {
    messages: texts.map((text) => ({ kind: 'say', text })),
    told: fresh.length === 0 ? known : [...known, ...fresh],
  }
}

/** A row of several answers on one line, once the next row may come. */
function rowFinished(
  { locale, journal }: Conversation,
  { form }: Live,
  opening: Opening | undefined,
): string | undefined {
  const row = opening?.ask === 'more' ? opening.spot.rows.at(-1) : undefined
  const last = itemAt(journal, sizeOf(journal) - 1)
  if (row?.node.kind !== 'object' || row.total.answered < 2 || !last?.at.startsWith(`${row.at}/`)) return undefined
  // A bare yes or no says nothing without its question.
  const answers = [...allSpots(row)].filter(
    ({ node, value }) => !isContainer(node.kind) && node.kind !== 'boolean' && value !== undefined,
  )
  const items = answers
    .slice(0, ON_ONE_LINE)
    .map((spot) => describeValue(form, locale, spot, spot.value ?? null))
    .join(', ')
  return say(locale, 'say row', { title: fullTitle(form, locale, row), items })
}

/** The section that a question begins; without a text where it is the very first or too short to be announced. */
function sectionBegun(
  { form, root }: Live,
  { locale, prompt }: Conversation,
  { spot, ask }: Opening,
  known: readonly string[],
): { key: string; text: string | undefined } | undefined {
  const top = topOf(spot)
  const title = sectionOf(form, locale, spot)
  if (top === undefined || title === undefined || top.node.kind === 'list') return undefined
  if (ask === 'gate' && spot === top) return undefined
  const isHolder = top.node.kind === 'object'
  const key = isHolder ? `section ${top.at}` : `section ${title}`
  if (known.includes(key)) return undefined
  const titles = root.children.map((child) => sectionOf(form, locale, child))
  const sections = [...new Set(titles.filter((name) => name !== undefined))]
  const own = isHolder ? [top] : root.children.filter((_, index) => titles[index] === title)
  const count = own.reduce((sum, { total }) => sum + total.remaining, 0)
  if (prompt === 0 || sections.length < 2 || count < WORTH_ANNOUNCING) return { key, text: undefined }
  const numbers = { number: sections.indexOf(title) + 1, total: sections.length, count }
  return { key, text: say(locale, 'say section', { title, ...numbers }) }
}

/** What is only shown between the question that was asked before and this one, in the form's order. */
function readOnlyBefore(root: Spot, opening: Opening | undefined, known: readonly string[]): Spot[] {
  const found: Spot[] = []
  const start = opening?.spot ?? root
  const isInside = opening === undefined || opening.ask === 'more' || opening.ask === 'key'
  let goesOn = !isInside || passBack(placesIn(start), found, known)
  for (let place = start; goesOn && place.parent !== undefined; place = place.parent) {
    goesOn = passBack(placesIn(place.parent), found, known, place.position) && !isGated(place.parent)
  }
  return found.reverse()
}

/** Collects from the end; false once it comes to a question, or to what was told before. */
function passBack(places: readonly Spot[], found: Spot[], known: readonly string[], end = places.length): boolean {
  for (let index = end - 1; index >= 0; index--) {
    const place = places[index] as Spot
    if (known.includes(place.at)) return false
    if (place.node.silent || isInformation(place)) found.push(place)
    else if (isContainer(place.node.kind) && !isGated(place)) {
      if (!passBack(placesIn(place), found, known)) return false
    } else if (place.node.kind !== 'constant' || isGated(place)) return false
  }
  return true
}

/** A text without an answer: a required `type: null` with a description. It has its value already, and is only read. */
function isInformation({ node, required }: Spot): boolean {
  return required && node.kind === 'constant' && node.constant?.value === null
}

function spoken({ form }: Live, locale: Locale, spot: Spot): string | undefined {
  const { node } = spot
  if (widgetOf(node.ui) === 'hidden') return undefined
  if (!node.silent) {
    const description = uiText(form, locale, node, 'description') ?? schemaText(form, locale, node, 'description')
    if (description === undefined) return undefined
    const texts = [uiText(form, locale, node, 'title') ?? schemaText(form, locale, node, 'title'), description].filter(
      (text) => text !== undefined,
    )
    return texts.map(asSentence).join(' ')
  }
  const values = [...allSpots(spot)].filter(
    (place) => place.value !== undefined && !place.isRefused && !isContainer(place.node.kind) && isIn(place),
  )
  const lines = values.map((place) => {
    const title = place === spot ? fullTitle(form, locale, place) : titleOf(form, locale, place)
    return say(locale, 'say read-only', { title, value: describeValue(form, locale, place, place.value ?? null) })
  })
  return lines.length === 0 ? undefined : lines.join('. ')
}

function asSentence(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`
}
