import type { JsonObject } from '../json-object.ts'
import { propertiesOf } from './find-question.ts'
import { inOrder } from './outline.ts'

/** The names in a section in their order. */
export function orderIn(owner: JsonObject, ui: JsonObject): string[] {
  const names = propertiesOf(owner, '').map(({ name }) => name)
  return inOrder([...new Set(names)], ui['ui:order'])
}

/** Writes the order down: property order gets lost in databases and editors. */
export function writeOrder(owner: JsonObject, ui: JsonObject, wanted: readonly string[] = []): void {
  const names = [...new Set(propertiesOf(owner, '').map(({ name }) => name))]
  ui['ui:order'] = inOrder(names, wanted.length > 0 ? wanted : ui['ui:order'])
}
