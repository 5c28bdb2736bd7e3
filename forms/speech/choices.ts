import type { Form } from '../compile/form.ts'
import { itemParts } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { type Option, optionsOf } from '../compile/options.ts'
import { uiBelow } from '../compile/ui.ts'
import type { Json, Locale } from '../definition.ts'
import { isEqual } from '../json.ts'
import { describeScalar } from './describe-scalar.ts'
import { keep } from './keep.ts'
import type { ChoiceOption } from './message.ts'
import { translated } from './texts-of.ts'
import { say } from './words.ts'

/** The options of a choice, or of one of several choices, in words. */
export function choicesOf(form: Form, locale: Locale, node: Node): ChoiceOption[] {
  return keep(node, locale, 'choices', () => {
    const options = node.kind === 'choices' ? itemOptions(form, node) : (node.options ?? [])
    return options.map((option) => choiceOption(form, locale, option))
  })
}

/** The answers that an open list names, in words. */
export function namedChoicesOf(form: Form, locale: Locale, node: Node): ChoiceOption[] {
  return keep(node, locale, 'named', () => (node.named ?? []).map((option) => choiceOption(form, locale, option)))
}

function itemOptions(form: Form, node: Node): Option[] {
  const ui = [...node.ui, ...uiBelow(node.ui, 'items')]
  return optionsOf(form, itemParts(form, node.parts), ui) ?? []
}

function choiceOption(form: Form, locale: Locale, { value, label, about, disabled }: Option): ChoiceOption {
  const named = label === undefined ? '' : translated(form, locale, label)
  const description = about === undefined ? {} : { description: translated(form, locale, about) }
  // Forms have an empty option for those who choose nothing.
  const title = named === '' ? describeScalar(locale, value) || say(locale, 'not given') : named
  return { value, title, ...description, ...(disabled ? { disabled: true as const } : {}) }
}

/** The title of a chosen value. */
export function optionTitle(options: readonly ChoiceOption[], value: Json): string | undefined {
  return options.find((option) => isEqual(option.value, value))?.title
}
