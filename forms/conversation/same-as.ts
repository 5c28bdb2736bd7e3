import { childrenOf } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import { isContainer } from '../compile/kind.ts'
import type { Locale } from '../definition.ts'
import { fold } from '../reading/clean-text.ts'
import { describeValue } from '../speech/describe.ts'
import type { ReviewItem, SameAs } from '../speech/message.ts'
import { fullTitle, titleOf } from '../speech/title.ts'
import { say, wordsFor } from '../speech/words.ts'
import { allSpots } from './find-spot.ts'
import { amend, localeOf, type Moment } from './moment.ts'
import type { Opening } from './open.ts'
import { isGated, isIn, pathOf, placesIn, type Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Parts of the form that are looked back at for one of the same shape; more would make a turn grow with the form. */
const LOOKED_BACK = 20

/** What a part whose first question is open may be the same as, the latest first. The text of each is also its answer, typed. */
export function offersOf(form: Form, locale: Locale, opening: Opening): SameAs[] {
  const part = partBegun(opening)
  // Before it is known that there is another address, the same one is no sensible offer; it can still be written.
  if (part === undefined || opening.ask === 'gate') return []
  return likeOf(form, part).map((other) => ({
    path: pathOf(other),
    title: fullTitle(form, locale, other),
    text: say(locale, 'same as', { title: fullTitle(form, locale, other) }),
    answers: answersIn(form, locale, other, other)
      .map(({ text }) => text)
      .join(', '),
  }))
}

/** "The same as above": reads back what would be copied. Undefined where the words say something else or nothing is alike. */
export function readSameAs(moment: Moment, opening: Opening, typed: string): Turn | undefined {
  const { form, conversation } = moment
  const locale = localeOf(moment)
  const rest = behindSame(locale, fold(typed))
  const part = rest === undefined ? undefined : partBegun(opening)
  if (rest === undefined || part === undefined) return undefined
  const other = meant(form, locale, likeOf(form, part), rest)
  if (other === undefined) return undefined
  const understood = answersIn(form, locale, other, part)
  const text = say(locale, 'confirm same', {
    title: fullTitle(form, locale, part),
    other: fullTitle(form, locale, other),
    items: understood.map(({ title, text }) => `${title}: ${text}`).join('; '),
  })
  const pending = [
    {
      target: { at: part.at, ask: isGated(part) ? ('gate' as const) : ('more' as const) },
      reading: { copy: other.at },
    },
  ]
  const path = pathOf(part)
  return {
    conversation: amend(conversation, { pending, misses: 0 }),
    messages: [{ kind: 'confirm', path, text, drops: [], opens: [], removed: [], asked: [], understood }],
  }
}

/** What follows the words for "the same"; undefined where the text does not begin with them. */
function behindSame(locale: Locale, text: string): string | undefined {
  const word = wordsFor(locale, 'words same').find(
    (same) => text === same || text.startsWith(`${same} `) || text.startsWith(`${same},`),
  )
  return word === undefined ? undefined : text.slice(word.length)
}

/** The part whose title shares most words with the text; the nearest one when none does. */
function meant(form: Form, locale: Locale, parts: Spot[], words: string): Spot | undefined {
  const wanted = stems(words)
  const scored = parts.map((part) => ({
    part,
    score: stems(fold(fullTitle(form, locale, part))).filter((stem) => wanted.includes(stem)).length,
  }))
  return scored.sort((a, b) => b.score - a.score)[0]?.part
}

/** Words without their endings, which Russian and other languages decline. */
function stems(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word.length < 3 ? [] : [word.slice(0, 5)]))
}

/** The object that the open question begins: nothing in it is answered yet. */
function partBegun({ spot, ask }: Opening): Spot | undefined {
  const part = ask === 'gate' ? spot : spot.parent
  const isPart = part?.node.kind === 'object' && part.parent !== undefined && part.row === undefined
  return isPart && part.total.answered === 0 && (ask === 'gate' || ask === 'value') ? part : undefined
}

/** Finished parts before this one that ask the same, the nearest first. */
function likeOf(form: Form, part: Spot): Spot[] {
  const shape = shapeOf(form, part)
  if (shape === '') return []
  const found: Spot[] = []
  for (let place = part; place.parent !== undefined; place = place.parent) {
    const before = placesIn(place.parent)
      .slice(Math.max(0, place.position - LOOKED_BACK), place.position)
      .reverse()
    for (const other of place.row === undefined ? before : before.slice(0, 1)) {
      found.push(...[other, ...placesIn(other).slice(0, LOOKED_BACK)].filter((like) => isLike(form, like, shape)))
    }
  }
  return found.slice(0, 3)
}

function isLike(form: Form, spot: Spot, shape: string): boolean {
  const isDone = spot.node.kind === 'object' && isIn(spot) && spot.total.answered > 0 && spot.total.remaining === 0
  return isDone && shapeOf(form, spot) === shape
}

/** Two questions at least: a single one is sooner answered than compared. */
function shapeOf(form: Form, { declared }: Spot): string {
  const children = childrenOf(form, declared)
  return children.length < 2 ? '' : children.map(({ name, node }) => `${name} ${node.kind}`).join()
}

function answersIn(form: Form, locale: Locale, from: Spot, to: Spot): ReviewItem[] {
  const answered = [...allSpots(from)].filter(
    ({ node, value, isRefused }) => !isContainer(node.kind) && value !== undefined && !isRefused,
  )
  return answered.map((spot) => ({
    path: pathOf(to) + pathOf(spot).slice(pathOf(from).length),
    title: titleOf(form, locale, spot),
    text: describeValue(form, locale, spot, spot.value ?? null),
  }))
}
