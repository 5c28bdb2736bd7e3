import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import { uiOption } from '../compile/ui.ts'
import { type Opening, rowLimits } from '../conversation/open.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Locale, SchemaObject } from '../definition.ts'
import { branchOptions } from './branch-options.ts'
import { choicesOf, namedChoicesOf } from './choices.ts'
import { keep } from './keep.ts'
import type { ChoiceOption, FileInput, Input, NumberInput, TextInput } from './message.ts'
import { translated, uiText } from './texts-of.ts'
import { say } from './words.ts'

/** What a client needs to draw the control of a question. */
export function inputOf(form: Form, locale: Locale, opening: Opening): Input {
  const { spot, ask } = opening
  switch (ask) {
    case 'gate':
      return { kind: 'gate' }
    case 'branch':
      return { kind: 'branch', options: branchOptions(form, locale, opening) }
    case 'more':
      return moreInput(spot)
    case 'key':
      return { kind: 'key', taken: Object.keys(spot.value ?? {}) }
    case 'value':
      return keep(spot.node, locale, 'input', () => valueInput(form, locale, spot.node))
  }
}

/** The control of a leaf. */
function valueInput(form: Form, locale: Locale, node: Node): Input {
  switch (node.kind) {
    case 'number':
    case 'integer':
      return numberInput(form, locale, node, node.kind)
    case 'boolean':
      return { kind: 'boolean', options: booleanOptions(locale) }
    case 'date':
    case 'time':
    case 'dateTime':
      return { kind: node.kind }
    case 'choice':
      return choiceInput(form, locale, node)
    case 'choices':
      return { kind: 'choices', ...search(choicesOf(form, locale, node)), ...limitsOf(node) }
    case 'file':
      return fileInput(node, 'file')
    case 'files':
      return { ...fileInput(node, 'files'), ...limitsOf(node) }
    default:
      return textInput(form, locale, node, node.kind === 'longText' ? 'longText' : 'text')
  }
}

function moreInput(spot: Spot): Input {
  const { min, max } = rowLimits(spot)
  const limits = { ...(min > 0 ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) }
  return { kind: 'more', count: spot.answer?.rows?.length ?? 0, ...limits }
}

/** Above this many options a client offers a search instead of a list. */
export const LIST = 20

function search(options: ChoiceOption[]): { options: ChoiceOption[]; search?: true } {
  return options.length > LIST ? { options, search: true } : { options }
}

function choiceInput(form: Form, locale: Locale, node: Node): Input {
  return { kind: 'choice', ...search(choicesOf(form, locale, node)) }
}

function booleanOptions(locale: Locale): ChoiceOption[] {
  return [
    { value: true, title: say(locale, 'yes') },
    { value: false, title: say(locale, 'no') },
  ]
}

function numberInput(form: Form, locale: Locale, node: Node, kind: 'number' | 'integer'): NumberInput {
  const min = limit(node, Math.max, 'minimum', 'exclusiveMinimum')
  const max = limit(node, Math.min, 'maximum', 'exclusiveMaximum')
  const step = limit(node, Math.max, 'multipleOf')
  const unit = uiText(form, locale, node, 'unit')
  return { kind, ...defined({ min, max, step }), ...(unit === undefined ? {} : { unit }) }
}

function limit(
  node: Node,
  pick: (...values: number[]) => number,
  ...keywords: (keyof SchemaObject)[]
): number | undefined {
  const values = node.parts.flatMap(({ schema }) => keywords.map((keyword) => schema[keyword]))
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? undefined : pick(...numbers)
}

function limitsOf(node: Node): { min?: number; max?: number } {
  return defined({ min: limit(node, Math.max, 'minItems'), max: limit(node, Math.min, 'maxItems') })
}

/** Only the members that have a value. */
function defined(members: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(members).filter((member): member is [string, number] => member[1] !== undefined),
  )
}

function fileInput(node: Node, kind: 'file' | 'files'): FileInput {
  const accept = uiOption(node.ui, 'accept')?.value
  const maxSize = uiOption(node.ui, 'maxSize')?.value
  return {
    kind,
    ...(typeof accept === 'string' ? { accept } : {}),
    ...(typeof maxSize === 'number' ? { maxSize } : {}),
  }
}

function textInput(form: Form, locale: Locale, node: Node, kind: 'text' | 'longText'): TextInput {
  const lengths = { minLength: limit(node, Math.max, 'minLength'), maxLength: limit(node, Math.min, 'maxLength') }
  const format = node.parts.find(({ source }) => typeof source.format === 'string')?.source.format
  const autocomplete = uiOption(node.ui, 'autocomplete')?.value
  const example = exampleOf(form, locale, node)
  const named = namedChoicesOf(form, locale, node)
  return {
    kind,
    ...defined(lengths),
    ...(named.length === 0 ? {} : { named }),
    ...(format === undefined ? {} : { format }),
    ...(typeof autocomplete === 'string' ? { autocomplete } : {}),
    ...(example === undefined ? {} : { example }),
  }
}

/** An answer that the author gives as an example. */
export function exampleOf(form: Form, locale: Locale, node: Node): string | undefined {
  for (const { source, pointer } of node.parts) {
    const first: unknown = Array.isArray(source.examples) ? source.examples[0] : undefined
    if (first === undefined || first === null || typeof first === 'object') continue
    return translated(form, locale, { text: String(first), pointers: [`${pointer}/examples/0`] })
  }
  return uiText(form, locale, node, 'placeholder')
}
