import type { Form } from '../compile/form.ts'
import type { Child, Node } from '../compile/node.ts'
import type { Label } from '../compile/options.ts'
import type { Json, Locale } from '../definition.ts'
import { isEqual } from '../json.ts'
import { describeScalar } from '../speech/describe-scalar.ts'
import { translated } from '../speech/texts-of.ts'
import { nodeTitle, readable } from '../speech/title.ts'
import { say } from '../speech/words.ts'

/** One answer on the way to what an example shows, in words. */
export type Step = { title: string; text: string }

/** One of several alternatives, counted from 1. */
export type Alternative = { title?: Label; number: number }

/** "Married: yes → Spouse: …": the answers, then the question that they lead to. */
export function example(steps: readonly Step[], ...last: string[]): string {
  return [...steps.map(({ title, text }) => `${title}: ${text}`), ...last.map((title) => `${title}: …`)].join(' → ')
}

/** What an official calls a place: its title in a language, else its name made readable. */
export function called(form: Form, locale: Locale, node: Node, name: string): string {
  const title = nodeTitle(form, locale, node)
  return title === undefined || title.trim() === '' ? readable(name) : title
}

/** An answer to a question, by the name that its option has. */
export function stepFor(form: Form, locale: Locale, { name, node }: Child, value: Json | undefined): Step {
  const title = called(form, locale, node, name)
  if (value === undefined) return { title, text: say(locale, 'example left out') }
  const label = node.options?.find((option) => isEqual(option.value, value))?.label
  const named = label === undefined ? '' : translated(form, locale, label)
  const text = named === '' || named === title ? describeScalar(locale, value) : named
  return { title, text: text === '' ? '“”' : text }
}

/** An alternative that the person takes, by its title or its number. */
export function chosenStep(form: Form, locale: Locale, { title, number }: Alternative): Step {
  return {
    title: say(locale, 'example choose'),
    text: title === undefined ? String(number) : translated(form, locale, title),
  }
}
