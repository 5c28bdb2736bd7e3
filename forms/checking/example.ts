import { first } from '../compile/kind.ts'
import type { Child, Node } from '../compile/node.ts'
import { uiOption } from '../compile/ui.ts'
import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { describeScalar } from '../speech/describe-scalar.ts'
import { readable } from '../speech/title.ts'

/** One answer on the way to what an example shows, in words. */
export type Step = { title: string; text: string }

/** "Married: yes → Spouse: …": the answers, then the question that they lead to. */
export function example(steps: readonly Step[], ...last: string[]): string {
  return [...steps.map(({ title, text }) => `${title}: ${text}`), ...last.map((title) => `${title}: …`)].join(' → ')
}

/** What an official calls a place: its title, else its name made readable. */
export function called(node: Node, name: string): string {
  const title = uiOption(node.ui, 'title')?.value ?? first(node.parts, 'title')
  return typeof title === 'string' && title.trim() !== '' ? title : readable(name)
}

/** An answer to a question, by the name that its option has. */
export function stepFor({ name, node }: Child, value: Json | undefined): Step {
  const title = called(node, name)
  if (value === undefined) return { title, text: 'left out' }
  const label = node.options?.find((option) => isEqual(option.value, value))?.label?.text
  const text = label === undefined || label === '' || label === title ? describeScalar('en', value) : label
  return { title, text: text === '' ? '“”' : text }
}
