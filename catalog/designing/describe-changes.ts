import { canonicalJson, type Json } from '#forms'
import type { ServiceDefinition } from '../service-definition.ts'
import { about, type Change } from './change.ts'
import { CHANGE_WORDS } from './change-words.ts'
import { changesAround, type NamedOffice } from './changes-around.ts'
import { changesOfQuestion } from './changes-of-question.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'

export type { Change } from './change.ts'

/**
 * What a definition asks and says otherwise than the one before it, in the order of the form. `offices` are those of the
 * agency; one that is not among them goes by its short name.
 */
export function describeChanges(
  before: ServiceDefinition,
  after: ServiceDefinition,
  offices: readonly NamedOffice[] = [],
): Change[] {
  const old = flatOutline(outline(before.form))
  const now = flatOutline(outline(after.form))
  const oldAt = new Map(old.map((item) => [item.at, item]))
  const nowAt = new Set(now.map((item) => item.at))
  const changes: Change[] = [
    ...old.filter(({ at }) => !nowAt.has(at)).map((item) => about('removed', 'asked', before.form, item)),
    ...now.flatMap((item) => {
      const earlier = oldAt.get(item.at)
      if (!earlier) return [about(item.required ? 'added' : 'added-optional', 'asked', after.form, item)]
      return changesOfQuestion({ form: before.form, items: old, item: earlier }, { form: after.form, items: now, item })
    }),
    ...moves(old, now),
    ...changesAround(before, after, offices),
  ]
  const isFormChanged = canonicalJson(before.form as Json) !== canonicalJson(after.form as Json)
  const isSaid = changes.some(({ group }) => group !== 'outcome')
  return isFormChanged && !isSaid ? [...changes, { group: 'asked', words: CHANGE_WORDS['schema-changed'] }] : changes
}

function moves(old: readonly OutlineItem[], now: readonly OutlineItem[]): Change[] {
  const stays = new Set(now.map(({ at }) => at))
  const kept = old.map(({ at }) => at).filter((at) => stays.has(at))
  const known = new Set(kept)
  const order = now.map(({ at }) => at).filter((at) => known.has(at))
  return order.some((at, index) => at !== kept[index]) ? [{ group: 'asked', words: CHANGE_WORDS.moved }] : []
}
