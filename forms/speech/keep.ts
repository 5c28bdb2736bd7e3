import type { Node } from '../compile/node.ts'
import type { Locale } from '../definition.ts'

const kept = new WeakMap<Node, Map<string, unknown>>()

/** What is worked out once for a node in a locale, because it never changes: its title, its control, its help. */
export function keep<T>(node: Node, locale: Locale, what: string, make: () => T): T {
  let things = kept.get(node)
  if (things === undefined) {
    things = new Map()
    kept.set(node, things)
  }
  const name = `${what} ${locale}`
  if (!things.has(name)) things.set(name, make())
  return things.get(name) as T
}
