import type { OutlineItem } from './outline.ts'

const known = new WeakMap<readonly OutlineItem[], Map<string, OutlineItem>>()

/** The item of a flat outline with a name; looked up, because every sentence of a long form asks for several. */
export function itemAt(items: readonly OutlineItem[], at: string): OutlineItem | undefined {
  const index = known.get(items) ?? new Map(items.map((item) => [item.at, item]))
  known.set(items, index)
  return index.get(at)
}
