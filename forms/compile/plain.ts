import type { Node } from './node.ts'
import type { Part } from './part.ts'
import { type Ui, uiOption } from './ui.ts'

/** True for an object of which nothing but its properties can depend on conditions that are plain themselves. */
export function isPlainObject({ kind, conditions, parts, ui }: Node): boolean {
  return (
    kind === 'object' &&
    conditions.length > 0 &&
    parts.every(({ schema }) => forbidsNothing(schema)) &&
    uiOption(ui, 'field') === undefined &&
    hasPlainOrder(ui)
  )
}

/** Keywords that bring properties, demands or conditions, or bring nothing at all. */
const PLAIN = new Set(
  `$ref $defs definitions allOf properties required if then else dependentSchemas dependentRequired type not $comment
   title description`.split(/\s+/),
)

/** True for a part that leaves everything about an object as it is, but for its properties and which of them are demanded. */
export function isPlainPart({ schema }: Part, owner: Node): boolean {
  return (
    forbidsNothing(schema) &&
    (schema.type === undefined || schema.type === 'object') &&
    Object.keys(schema).every((keyword) => PLAIN.has(keyword)) &&
    // The first text counts, so a further one says nothing.
    (['title', 'description'] as const).every(
      (text) => schema[text] === undefined || owner.parts.some(({ source }) => Boolean(source[text])),
    )
  )
}

function forbidsNothing({ properties = {} }: Part['schema']): boolean {
  return !Object.values(properties).includes(false)
}

function orderIn(ui: Ui): unknown[] | undefined {
  const order = uiOption(ui, 'order')?.value
  return Array.isArray(order) ? order : undefined
}

function hasPlainOrder(ui: Ui): boolean {
  const order = orderIn(ui) ?? []
  return new Set(order).size === order.length
}

/** More than all properties that a form mentions. */
const STEP = 1_000_000_000

/** Gives each mention of a property its rank: by `ui:order` where that names it, else one after the other. */
export function rankIn(ui: Ui): (name: string) => number {
  const order = orderIn(ui)
  let count = 0
  if (order === undefined) return () => count++
  const places = new Map(order.map((name, index) => [name, index]))
  const others = places.get('*') ?? order.length
  return (name) => (places.get(name) ?? others) * STEP + (places.has(name) ? 0 : count++)
}
