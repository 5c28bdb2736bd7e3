import { type Conversation, type Form, type Message, type Turn, takeTurn } from '#forms'
import { signsInWords } from '../documents/signs-without-glyph.ts'
import { signsWithoutGlyph } from '../documents/templates/fonts.ts'
import type { ReviewSection } from '../submissions/review-section.ts'
import { say } from '../texts/say.ts'

type Unprintable = { path: string; title: string; signs: string[] }

/**
 * Everything in a review is printed on the receipt, so a character that no font of the house has is told while the
 * person can still write it otherwise: with the review, and instead of sending. Pure.
 */
export function mindUnprintable(
  form: Form,
  { state, locale }: { state: Conversation; locale: string },
  turn: Turn,
  now: Date,
): Turn {
  const words = ({ title, signs }: Unprintable) =>
    say(locale, 'answer.unprintable', { title, signs: signsInWords(signs), count: signs.length })
  if (turn.messages.some(({ kind }) => kind === 'complete')) {
    const problems = unprintableIn(
      reviewed(takeTurn(form, state, { kind: 'command', command: 'review' }, now).messages),
    )
    const [first] = problems
    if (!first) return turn
    const asked = takeTurn(form, state, { kind: 'command', command: 'change', target: first.path }, now)
    const said = problems.map((one) => problemOf(one, words(one)))
    return { ...asked, messages: [...said, ...asked.messages] }
  }
  const warnings = unprintableIn(reviewed(turn.messages)).map((one): Message => ({ kind: 'say', text: words(one) }))
  if (warnings.length === 0) return turn
  const at = turn.messages.findIndex(({ kind }) => kind === 'review')
  return { ...turn, messages: turn.messages.toSpliced(at, 0, ...warnings) }
}

const problemOf = ({ path }: Unprintable, text: string): Message => ({
  kind: 'problem',
  path,
  code: 'unprintable',
  text,
})

const reviewed = (messages: readonly Message[]): ReviewSection[] =>
  messages.find((message) => message.kind === 'review')?.sections ?? []

const unprintableIn = (sections: readonly ReviewSection[]): Unprintable[] =>
  sections
    .flatMap(({ items }) => items)
    .map(({ path, title, text }) => ({ path, title, signs: signsWithoutGlyph(text) }))
    .filter(({ signs }) => signs.length > 0)
