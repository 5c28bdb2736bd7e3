import { isJsonObject, type JsonObject } from '../json-object.ts'
import { type Clause, type Condition, isAnyOf } from './condition.ts'
import { patternOfDatesFrom } from './dates-from.ts'

/**
 * The condition as JSON Schema. An answer that is missing satisfies nothing, so each is required; but for the one
 * clause that says that there is none.
 */
export function conditionSchema(condition: Condition): JsonObject {
  const [first] = condition
  if (condition.length === 1 && first && isAnyOf(first)) return anySchema(first.any)
  const root: JsonObject = {}
  const apart: JsonObject[] = []
  for (const part of condition) {
    if (isAnyOf(part)) apart.push(anySchema(part.any))
    else if (!mergeInto(root, part)) apart.push(clauseSchema(part))
  }
  if (Object.keys(root).length === 0 && apart.length === 1 && apart[0]) return apart[0]
  return apart.length > 0 ? { ...root, allOf: apart } : root
}

const anySchema = (any: Clause[][]): JsonObject => ({ anyOf: any.map((clauses) => conditionSchema(clauses)) })

function clauseSchema(clause: Clause): JsonObject {
  const schema: JsonObject = {}
  if (clause.verb === 'not-answered') return { not: clauseSchema({ path: clause.path, verb: 'answered' }) }
  mergeInto(schema, clause)
  return schema
}

/** Says a clause beside others in one schema. False when it has to stand apart: what it would say is said already. */
function mergeInto(root: JsonObject, clause: Clause): boolean {
  if (clause.verb === 'not-answered') return false
  const said = assertion(clause)
  const there = clause.path.reduce<unknown>(
    (schema, name) => (isJsonObject(schema) && isJsonObject(schema.properties) ? schema.properties[name] : undefined),
    root,
  )
  if (isJsonObject(there) && Object.keys(said).some((key) => key in there)) return false
  const place = clause.path.reduce<JsonObject>((schema, name) => {
    schema.required = [...new Set([...((schema.required as string[]) ?? []), name])]
    const properties = isJsonObject(schema.properties) ? schema.properties : {}
    schema.properties = properties
    const inner = isJsonObject(properties[name]) ? properties[name] : {}
    properties[name] = inner
    return inner
  }, root)
  Object.assign(place, said)
  return true
}

function assertion(clause: Exclude<Clause, { verb: 'not-answered' }>): JsonObject {
  switch (clause.verb) {
    case 'is':
      return { const: clause.value }
    case 'is-not':
      return { not: { const: clause.value } }
    case 'includes':
      return { contains: { const: clause.value } }
    case 'includes-not':
      return { not: { contains: { const: clause.value } } }
    case 'one-of':
      return { enum: clause.values }
    case 'at-least':
      return { minimum: clause.value }
    case 'at-most':
      return { maximum: clause.value }
    case 'more-than':
      return { exclusiveMinimum: clause.value }
    case 'less-than':
      return { exclusiveMaximum: clause.value }
    case 'from':
      return { pattern: patternOfDatesFrom(clause.value) }
    case 'before':
      return { not: { pattern: patternOfDatesFrom(clause.value) } }
    case 'answered':
      return {}
  }
}
