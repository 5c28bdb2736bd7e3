import type { Rule } from './abilities.ts'
import { type Answered, cutAnswers } from './cut-answers.ts'
import type { JsonObject } from './json-object.ts'
import { rolesNamed } from './seen-by.ts'

/** Who looks: in these roles, or as somebody to whom every answer is shown. */
export type Reader = 'everything' | readonly string[]

/**
 * As whom the rules let somebody read the answers of one submission: in the roles that do. The applicant's own are all
 * theirs, and in an emergency a case is opened as a whole.
 * @returns undefined when no rule lets them
 */
export function readerOf(rules: readonly Rule[], row: Readonly<Record<string, unknown>>): Reader | undefined {
  const holding = rules.filter(
    ({ action, subject, conditions = {} }) =>
      action === 'read' &&
      subject === 'Submission' &&
      Object.entries(conditions).every(([column, value]) => row[column] === value),
  )
  if (holding.length === 0) return undefined
  if (holding.some(({ conditions = {} }) => 'account_id' in conditions || 'case_id' in conditions)) return 'everything'
  return [...new Set(holding.map(({ role }) => role))]
}

/**
 * The answers that a reader is shown. A question that names roles is for them alone, and so is all that it holds; what
 * is not for the reader is absent, with its place in the review.
 */
export function visibleAnswers<Item extends { path: string }>(
  uiSchema: JsonObject | undefined,
  reader: Reader,
  answered: Answered<Item>,
): Answered<Item> & { hidden: number } {
  const { data, sections, items } = cutAnswers(uiSchema, (ui) => isFor(ui, reader), answered)
  return { data, sections, hidden: items.length }
}

const isFor = (ui: JsonObject, reader: Reader) => {
  const named = rolesNamed(ui)
  return named === undefined || reader === 'everything' || named.some((role) => reader.includes(role))
}
