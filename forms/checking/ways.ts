import type { ArmsCondition, Condition, IfCondition, PresenceCondition } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { NO_UI, type Ui, uiBelow } from '../compile/ui.ts'
import { escapeKey } from '../pointer.ts'
import type { Alternative } from './example.ts'
import { alternativesOf, type Wish } from './find-answers.ts'

/** One way that a condition can come out. Either answers decide it (`wish`), or the person chooses it (`choose`). */
export type Way = {
  /** Where the author wrote what it brings. */
  pointer: string
  parts: readonly Part[]
  ui: Ui
  wish?: Wish
  choose?: Alternative
}

/** All ways that a condition can come out, also those that bring nothing. */
export function waysOf(node: Node, condition: Condition): Way[] {
  const parts = alternativesOf(condition)
  switch (condition.kind) {
    case 'if':
      return ifWays(condition, parts)
    case 'presence':
      return presenceWays(condition, parts[0] ?? [])
    case 'arms':
      return parts.map((each, index) => armWay(node, condition, each, index))
  }
}

function ifWays({ id, guard }: IfCondition, [then = [], otherwise = []]: (readonly Part[])[]): Way[] {
  const at = id.slice(0, id.lastIndexOf('#'))
  return [
    { pointer: then[0]?.pointer ?? `${at}/then`, parts: then, ui: NO_UI, wish: { schema: guard, holds: true } },
    {
      pointer: otherwise[0]?.pointer ?? `${at}/else`,
      parts: otherwise,
      ui: NO_UI,
      wish: { schema: guard, holds: false },
    },
  ]
}

function presenceWays({ id, name, required }: PresenceCondition, then: readonly Part[]): Way[] {
  const at = id.slice(0, id.lastIndexOf('#'))
  const schema = { required: [...required] }
  const demand = required.length === 0 ? [] : [{ id, pointer: at, schema, source: schema }]
  const pointer = then[0]?.pointer ?? at
  const wish = { schema: { required: [name] } }
  return [
    { pointer, parts: [...then, ...demand], ui: NO_UI, wish: { ...wish, holds: true } },
    { pointer: `${at}/${escapeKey(name)}`, parts: [], ui: NO_UI, wish: { ...wish, holds: false } },
  ]
}

function armWay(node: Node, condition: ArmsCondition, parts: readonly Part[], index: number): Way {
  const { keyword, arms, tells } = condition
  const ui = uiBelow(node.ui, keyword, index)
  const pointer = `${condition.pointer}/${index}`
  const value = tells?.values[index]
  if (tells !== undefined && value !== undefined) {
    const schema = { required: [tells.property], properties: { [tells.property]: value.schema } }
    return { pointer, parts, ui, wish: { schema, holds: true } }
  }
  const title = arms[index]?.source.title
  const label = typeof title === 'string' ? { title: { text: title, pointers: [`${pointer}/title`] } } : {}
  return { pointer, parts, ui, choose: { ...label, number: index + 1 } }
}

/** The properties that a way describes, demands or rules out. */
export function namesIn(form: Form, { parts }: Pick<Way, 'parts'>): Set<string> {
  const names = new Set<string>()
  for (const { schema } of flatten(form, parts)) {
    const refused = typeof schema.not === 'object' ? (schema.not.required ?? []) : []
    for (const name of [...Object.keys(schema.properties ?? {}), ...(schema.required ?? []), ...refused])
      names.add(name)
  }
  return names
}
