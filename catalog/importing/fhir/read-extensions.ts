import type { JsonObject } from '../../json-object.ts'
import { objectsIn, textIn } from '../read-source.ts'

/** The extensions of an item by the last part of their address, which is how people speak of them. */
export function readExtensions(item: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    [...objectsIn(item, 'extension'), ...objectsIn(item, 'modifierExtension')].map(([one]) => [
      textIn(one, 'url').split('/').at(-1) ?? '',
      one,
    ]),
  )
}

/** The value of an extension or of an answer: FHIR names the key after the type (`valueString`, `answerCoding`). */
export function typedValue(from: JsonObject | undefined, prefix: 'value' | 'answer'): unknown {
  const key = Object.keys(from ?? {}).find(
    (name) => name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length)),
  )
  return key === undefined ? undefined : from?.[key]
}
