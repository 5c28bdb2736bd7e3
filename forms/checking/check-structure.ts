import { canonicalJson } from '../canonical-json.ts'
import { isSchema } from '../compile/subschemas.ts'
import { isObject } from '../json.ts'
import { type Defect, error, warning } from './defect.ts'
import { DEEPEST, type Survey } from './every-schema.ts'
import { draftOf, SHAPES } from './keyword-shapes.ts'

/** A list with more required rows than this can only be meant to exhaust somebody. */
const MOST_ROWS = 200

/** What the meta-schema of the declared draft forbids, and what can have no answer. */
export function checkStructure({ root, places }: Survey): Defect[] {
  const draft = draftOf(root)
  const defects: Defect[] = []
  for (const { pointer, value, depth } of places) {
    if (depth >= DEEPEST)
      return [...defects, error('too-deep', pointer, `Schemas are nested more than ${DEEPEST} deep.`)]
    if (!isSchema(value))
      defects.push(error('not-a-schema', pointer, 'Here a schema is expected: an object, true or false.'))
    else if (isObject(value)) defects.push(...shapes(value, pointer, draft), ...contradictions(value, pointer))
  }
  return defects
}

function shapes(schema: Record<string, unknown>, pointer: string, draft: number): Defect[] {
  return Object.keys(schema).flatMap((keyword) => {
    const shape = Object.hasOwn(SHAPES, keyword) ? SHAPES[keyword] : undefined
    if (shape === undefined || shape.holds(schema[keyword], draft)) return []
    return [error('bad-keyword', `${pointer}/${keyword}`, `“${keyword}” ${shape.words}.`)]
  })
}

const PAIRS = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

function contradictions(schema: Record<string, unknown>, pointer: string): Defect[] {
  const defects: Defect[] = []
  for (const [least, most] of PAIRS) {
    if (Number(schema[least]) > Number(schema[most])) {
      defects.push(
        error('no-answer-possible', `${pointer}/${least}`, `“${least}” is above “${most}”, so no answer fits.`),
      )
    }
  }
  if (Number(schema.minItems) > MOST_ROWS) {
    defects.push(
      error(
        'too-many-rows',
        `${pointer}/minItems`,
        `At least ${schema.minItems} rows are more than a person can give.`,
      ),
    )
  }
  const values = Array.isArray(schema.enum) ? schema.enum : []
  const seen = new Set<string>()
  const repeated = values.findIndex((value) => seen.size === seen.add(canonicalJson(value)).size)
  if (repeated !== -1) {
    defects.push(
      warning(
        'repeated-option',
        `${pointer}/enum/${repeated}`,
        `The option ${JSON.stringify(values[repeated])} is there twice.`,
      ),
    )
  }
  return defects
}
