/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A BCP 47 language tag, such as `en` or `ru`. */
export type Locale = string

/** A JSON Schema of any draft from 04 to 2020-12, as the agency wrote it. */
export type JsonSchema = boolean | SchemaObject

/** The keywords that the engine reads. Whatever else stands in a schema is carried along unread. */
export type SchemaObject = {
  [keyword: string]: unknown
  $ref?: string
  type?: string | string[]
  title?: string
  description?: string
  default?: unknown
  examples?: unknown
  const?: unknown
  enum?: unknown[]
  enumNames?: unknown[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema
  patternProperties?: Record<string, JsonSchema>
  propertyNames?: JsonSchema
  minProperties?: number
  maxProperties?: number
  items?: JsonSchema | JsonSchema[]
  additionalItems?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  contains?: JsonSchema
  minContains?: number
  maxContains?: number
  allOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  not?: JsonSchema
  if?: JsonSchema
  then?: JsonSchema
  else?: JsonSchema
  dependentRequired?: Record<string, string[]>
  dependentSchemas?: Record<string, JsonSchema>
  readOnly?: boolean
}

/** A uiSchema in the dialect of react-jsonschema-form 6. */
export type UiSchema = { [key: string]: unknown }

/** What an agency publishes: a form, how it is shown, and its texts in other languages. */
export type FormDefinition = {
  schema: JsonSchema
  uiSchema?: UiSchema
  /** By locale: JSON Pointer of a text in `schema` (or, with `/uiSchema` before it, in `uiSchema`) → its translation. */
  texts?: Record<Locale, Record<string, string>>
}
