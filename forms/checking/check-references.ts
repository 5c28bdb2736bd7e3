import type { Resolve } from '../compile/references.ts'
import type { JsonSchema } from '../definition.ts'
import { isObject } from '../json.ts'
import { valueAt } from '../pointer.ts'
import { type Defect, error, warning } from './defect.ts'
import type { Survey } from './every-schema.ts'

/** References that lead nowhere, leave the document, or turn in a circle without ever describing anything. */
export function checkReferences({ root, places, used, resolve }: Survey): Defect[] {
  const defects: Defect[] = []
  for (const { pointer, value } of places) {
    if (!isObject(value) || typeof value.$ref !== 'string') continue
    const at = `${pointer}/$ref`
    if (resolve(value.$ref, pointer) === undefined) {
      const message = `“${value.$ref}” leads to nothing in this schema.`
      defects.push((used.has(pointer) ? error : warning)('dangling-reference', at, message))
    } else if (used.has(pointer) && turnsInCircle(root, pointer, resolve)) {
      defects.push(error('circular-reference', at, `“${value.$ref}” leads back to itself.`))
    }
  }
  return defects
}

/** True when following `$ref` and `allOf` alone comes back to the start: validation would never end. */
function turnsInCircle(root: JsonSchema, start: string, resolve: Resolve): boolean {
  const seen = new Set<string>()
  const waiting = next(root, start, resolve)
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    if (pointer === start) return true
    if (seen.has(pointer)) continue
    seen.add(pointer)
    waiting.push(...next(root, pointer, resolve))
  }
  return false
}

const IN_PLACE = ['allOf', 'anyOf', 'oneOf'] as const

function next(root: JsonSchema, pointer: string, resolve: Resolve): string[] {
  const schema = valueAt(root, pointer)
  if (!isObject(schema)) return []
  const target = typeof schema.$ref === 'string' ? resolve(schema.$ref, pointer) : undefined
  const inside = IN_PLACE.flatMap((keyword) => {
    const arms = schema[keyword]
    return Array.isArray(arms) ? arms.map((_, index) => `${pointer}/${keyword}/${index}`) : []
  })
  const single = ['not', 'if', 'then', 'else']
    .filter((keyword) => isObject(schema[keyword]))
    .map((keyword) => `${pointer}/${keyword}`)
  return [...(target === undefined ? [] : [target]), ...inside, ...single]
}
