import type { Form } from '../compile/form.ts'
import { firstJson } from '../compile/kind.ts'
import type { Opening } from '../conversation/open.ts'
import { isGated, pathOf, type Spot } from '../conversation/spot.ts'
import type { Json, Locale } from '../definition.ts'
import { describeScalar } from './describe-scalar.ts'
import { inputOf } from './input.ts'
import { keep } from './keep.ts'
import type { Ask, Progress } from './message.ts'
import { schemaText, uiText } from './texts-of.ts'
import { fullTitle, titleOf } from './title.ts'
import { say } from './words.ts'

/** One question, with everything that a client needs to show it. */
export function askAbout(form: Form, locale: Locale, opening: Opening, prompt: number, root: Spot): Ask {
  const { spot, ask } = opening
  const help = helpOf(form, locale, spot)
  const suggestion = ask === 'value' ? suggestionFor(spot) : ask === 'gate' ? spot.answer?.gate : undefined
  return {
    kind: 'ask',
    prompt,
    path: pathOf(spot),
    schemaPath: spot.node.parts[0]?.pointer ?? '',
    title: titleOf(form, locale, spot),
    text: textOf(form, locale, opening),
    ...(help === undefined ? {} : { help }),
    required: isRequired(opening),
    ...(suggestion === undefined ? {} : { suggestion }),
    input: inputOf(form, locale, opening),
    progress: progressAt(form, locale, spot, root),
  }
}

function isRequired({ spot, ask }: Opening): boolean {
  if (ask === 'value' || (ask === 'branch' && !isGated(spot) && spot.node.kind === 'undecided')) return spot.required
  return true
}

function textOf(form: Form, locale: Locale, { spot, ask }: Opening): string {
  const title = fullTitle(form, locale, spot)
  const option = ask === 'more' ? 'more' : 'question'
  const own = keep(spot.node, locale, option, () => uiText(form, locale, spot.node, option))
  if (own !== undefined && ask !== 'branch') return own
  switch (ask) {
    case 'gate':
      return spot.node.kind === 'constant' ? constantText(locale, title, spot) : say(locale, 'ask gate', { title })
    case 'more':
      return say(locale, 'ask more', { title, count: spot.answer?.rows?.length ?? 0 })
    case 'branch':
      return say(locale, 'ask branch', { title })
    case 'key':
      return say(locale, 'ask key', { title })
    case 'value':
      return title
  }
}

function constantText(locale: Locale, title: string, spot: Spot): string {
  return say(locale, 'ask gate constant', { title, value: describeScalar(locale, spot.node.constant?.value ?? null) })
}

/** The present answer when it is being changed, an earlier one, or the author's default: offered, never taken. */
function suggestionFor({ value, answer, node }: Spot): Json | undefined {
  return value ?? answer?.was ?? (answer?.skipped ? undefined : firstJson(node.parts, 'default'))
}

/** The author's help, then the description in the schema. */
export function helpOf(form: Form, locale: Locale, { node }: Spot): string | undefined {
  return keep(node, locale, 'help', () => {
    const texts = [
      uiText(form, locale, node, 'description') ?? schemaText(form, locale, node, 'description'),
      uiText(form, locale, node, 'help'),
    ].filter((text) => text !== undefined)
    return texts.length === 0 ? undefined : texts.join(' ')
  })
}

function progressAt(form: Form, locale: Locale, spot: Spot, root: Spot): Progress {
  const section = sectionOf(form, locale, spot)
  return {
    answered: root.total.answered,
    remaining: root.total.remaining,
    ...(section === undefined ? {} : { section }),
  }
}

/** The part of the form that a question belongs to: an object or list right under the root, or what the author names. */
export function sectionOf(form: Form, locale: Locale, spot: Spot): string | undefined {
  const top = topOf(spot)
  if (top === undefined) return undefined
  return uiText(form, locale, top.node, 'section') ?? (isHolder(top) ? titleOf(form, locale, top) : undefined)
}

function isHolder(spot: Spot): boolean {
  return spot.node.kind === 'object' || spot.node.kind === 'list'
}

/** The place right under the root that holds a spot. */
export function topOf(spot: Spot): Spot | undefined {
  let top: Spot | undefined = spot
  while (top?.parent?.parent !== undefined) top = top.parent
  return top?.parent === undefined ? undefined : top
}
