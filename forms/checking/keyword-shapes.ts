import { isSchema } from '../compile/subschemas.ts'
import { isObject } from '../json.ts'

/** What a keyword must look like, and how to say so. */
export type Shape = { holds: (value: unknown, draft: number) => boolean; words: string }

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)

const text: Shape = { holds: isText, words: 'must be a text' }
const number: Shape = { holds: isNumber, words: 'must be a number' }
const count: Shape = { holds: isCount, words: 'must be a whole number, zero or more' }
const flag: Shape = { holds: (value) => typeof value === 'boolean', words: 'must be true or false' }
const schema: Shape = { holds: isSchema, words: 'must be a schema' }
const schemas: Shape = {
  holds: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  words: 'must be a list of schemas with at least one in it',
}
const named: Shape = { holds: isObject, words: 'must be an object whose members are schemas' }
const limit: Shape = {
  holds: (value, draft) => (draft === 4 ? typeof value === 'boolean' : isNumber(value)) || isNumber(value),
  words: 'must be a number',
}

/** The shapes that the meta-schemas of drafts 04 to 2020-12 demand. */
export const SHAPES: Record<string, Shape> = {
  $ref: text,
  title: text,
  description: text,
  format: text,
  pattern: text,
  type: {
    holds: (value) => (isText(value) ? TYPES.includes(value) : isListOfTypes(value)),
    words: `must be one of ${TYPES.join(', ')}, or a list of these`,
  },
  enum: { holds: (value) => Array.isArray(value) && value.length > 0, words: 'must be a list with at least one value' },
  required: {
    holds: (value, draft) =>
      areTexts(value) && new Set(value).size === value.length && (draft !== 4 || value.length > 0),
    words: 'must be a list of different names, in draft-04 at least one',
  },
  properties: named,
  patternProperties: named,
  definitions: named,
  $defs: named,
  dependencies: named,
  dependentSchemas: named,
  dependentRequired: {
    holds: (value) => isObject(value) && Object.values(value).every(areTexts),
    words: 'must name lists of names',
  },
  items: {
    holds: (value) => isSchema(value) || (Array.isArray(value) && value.every(isSchema)),
    words: 'must be a schema or a list of schemas',
  },
  additionalItems: schema,
  additionalProperties: schema,
  propertyNames: schema,
  contains: schema,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
  then: schema,
  else: schema,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  prefixItems: schemas,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: limit,
  exclusiveMaximum: limit,
  multipleOf: { holds: (value) => isNumber(value) && Number(value) > 0, words: 'must be a number above zero' },
  uniqueItems: flag,
  readOnly: flag,
}

function isListOfTypes(value: unknown): boolean {
  return (
    areTexts(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((type) => TYPES.includes(type))
  )
}

/** The number of the draft that a schema declares; 7 where it declares none, as react-jsonschema-form does. */
export function draftOf(root: unknown): number {
  const declared = isObject(root) && typeof root.$schema === 'string' ? root.$schema : ''
  const found = /draft[-/]0?(\d{4}|\d+)/.exec(declared)?.[1]
  return found === undefined ? 7 : Number(found)
}
