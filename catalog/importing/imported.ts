import type { JsonObject } from '../json-object.ts'

/** When something is asked, as the source said it: about other questions by the names that the source gives them. */
export type Wish =
  | { all: Wish[] }
  | { any: Wish[] }
  | { not: Wish }
  | { of: string; is: 'answered' }
  | { of: string; is: Comparison; value: string | number | boolean }

export type Comparison = 'equal' | 'including' | 'above' | 'below' | 'at-least' | 'at-most'

/** A question, a section or a list, read out of another form language and not yet a schema. */
export type Item = {
  /** The names by which conditions of the source speak of it; the first is the nearest. */
  ids: string[]
  /** Where it stands in the source. */
  pointer: string
  /** The name that its answer would like to have. */
  name: string
  title: string
  description?: string
  help?: string
  required: boolean
  asked?: Wish
  /** The answer, and how it is asked; for a section only what is said around it. */
  schema: JsonObject
  ui: JsonObject
  /** What stands in a section, or in each row of a list. */
  parts?: Item[]
  /** It is asked several times. */
  rows?: { min?: number; max?: number }
}

/** A form of another language as far as it was understood. */
export type ReadForm = { title: string; items: Item[] }
