import { childrenOf, itemNode } from '../compile/children.ts'
import type { ArmsCondition } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import type { Kind } from '../compile/kind.ts'
import { type Node, nodeOf } from '../compile/node.ts'
import { uiBelow } from '../compile/ui.ts'
import type { Opening } from '../conversation/open.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Locale } from '../definition.ts'
import { choicesOf } from './choices.ts'
import { describeScalar } from './describe-scalar.ts'
import type { BranchOption } from './message.ts'
import { schemaText } from './texts-of.ts'
import { nodeTitle, readable } from './title.ts'
import { say, type TextKey } from './words.ts'

/** The arms of a choice that has to be made, each with its title or what is in it; no two are called the same. */
export function branchOptions(form: Form, locale: Locale, { spot, arms: condition }: Opening): BranchOption[] {
  if (condition === undefined) return []
  const titles = condition.arms.map((_, index) => armTitle(form, locale, spot, condition, index))
  return condition.arms.map((arm, index) => {
    const title = titles[index] ?? ''
    const isShared = titles.indexOf(title) !== titles.lastIndexOf(title)
    return { index, title: isShared ? `${title} (${index + 1})` : title, schemaPath: arm.pointer }
  })
}

function armTitle(form: Form, locale: Locale, spot: Spot, { arms, keyword }: ArmsCondition, index: number): string {
  const arm = arms[index]
  if (arm === undefined) return ''
  return wordsFor(form, locale, nodeOf(form, flatten(form, [arm]), uiBelow(spot.node.ui, keyword, index)))
}

function wordsFor(form: Form, locale: Locale, node: Node): string {
  const own = nodeTitle(form, locale, node)
  if (own !== undefined) return own
  if (node.constant !== undefined) return describeScalar(locale, node.constant.value)
  if (node.kind === 'choice' || node.kind === 'choices')
    return few(choicesOf(form, locale, node).map(({ title }) => title))
  const said = contentsOf(form, locale, node) ?? shortDescription(form, locale, node)
  if (said !== undefined) return said
  const item = node.kind === 'list' ? itemNode(form, node, 0) : undefined
  const kind = say(locale, WORDS[node.kind])
  return item === undefined || item === node ? kind : `${kind}: ${wordsFor(form, locale, item)}`
}

/** What an object says by constants, such as its sort; else the titles of what it asks. */
function contentsOf(form: Form, locale: Locale, node: Node): string | undefined {
  const children = childrenOf(form, node)
  const fixed = children.flatMap(({ node: { constant } }) =>
    constant === undefined || constant.value === null ? [] : describeScalar(locale, constant.value),
  )
  if (fixed.length > 0) return few(fixed)
  const titles = children.map((child) => nodeTitle(form, locale, child.node) ?? readable(child.name))
  return titles.length === 0 ? undefined : few(titles)
}

/** More than this is no title any more. */
const MOST_NAMES = 5
const LONGEST = 100

function few(texts: readonly string[]): string {
  return texts.length > MOST_NAMES ? `${texts.slice(0, MOST_NAMES).join(', ')}, …` : texts.join(', ')
}

function shortDescription(form: Form, locale: Locale, node: Node): string | undefined {
  const text = schemaText(form, locale, node, 'description')
  return text !== undefined && text.length <= LONGEST ? text : undefined
}

const WORDS: Record<Kind, TextKey> = {
  text: 'kind text',
  longText: 'kind text',
  number: 'kind number',
  integer: 'kind number',
  boolean: 'kind boolean',
  date: 'kind date',
  time: 'kind time',
  dateTime: 'kind date',
  choice: 'kind choices',
  choices: 'kind choices',
  file: 'kind file',
  files: 'kind file',
  list: 'kind list',
  object: 'kind object',
  undecided: 'kind object',
  constant: 'kind object',
}
