import type { ServiceDefinition } from '../service-definition.ts'
import type { OutlineItem } from './outline.ts'

export type OfficeRule = ServiceDefinition['routing'][number]
type Value = string | number | boolean

/** What can be looked at to route a case: answers out of a closed list, outside of lists. */
export function routable(items: readonly OutlineItem[]): OutlineItem[] {
  return items.filter(({ kind, at }) => ['yes-no', 'one-of'].includes(kind) && !at.includes('/items/'))
}

/** Where the answer to a question is in the answers. */
export const pointerOf = ({ at }: OutlineItem): string => at.slice('/uiSchema'.length)

/** The answers that a question of a closed list can have. */
export function valuesOf({ kind, options }: OutlineItem): Value[] {
  return kind === 'yes-no' ? [true, false] : options.map(({ value }) => value)
}

/** One more rule before the last, which takes every other case. It is complete from the first moment. */
export function withRule(routing: readonly OfficeRule[], office: string, item: OutlineItem): OfficeRule[] {
  const [value = ''] = valuesOf(item)
  return [...routing.slice(0, -1), { office, when: { [pointerOf(item)]: value } }, ...routing.slice(-1)]
}

/** A rule that looks at another answer, or at one more; one whose last condition goes is gone itself. */
export function withCondition(
  routing: readonly OfficeRule[],
  index: number,
  change: { from?: string | undefined; to?: OutlineItem | undefined; value?: Value | undefined },
): OfficeRule[] {
  const rule = routing[index]
  if (!rule) return [...routing]
  const { from, to } = change
  const changed = Object.entries(rule.when ?? {}).flatMap(([pointer, value]): [string, Value][] => {
    if (pointer !== from) return [[pointer, value]]
    return to ? [[pointerOf(to), change.value ?? valuesOf(to)[0] ?? '']] : []
  })
  if (from === undefined && to) changed.push([pointerOf(to), change.value ?? valuesOf(to)[0] ?? ''])
  if (changed.length === 0) return routing.toSpliced(index, 1)
  return routing.with(index, { ...rule, when: Object.fromEntries(changed) })
}
