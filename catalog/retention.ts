import { type Answered, type Cut, cutAnswers } from './cut-answers.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'

/**
 * The answers that are still kept at `now`: a question can say for how many months after the case is closed its answer
 * is (`ui:options/keptForMonths`, or `ui:keptForMonths`). Where nothing is said, it is kept as long as the case.
 */
export function keptAnswers<Item extends { path: string }>(
  uiSchema: JsonObject | undefined,
  answered: Answered<Item>,
  { closedAt, now }: { closedAt: Date; now: Date },
): Cut<Item> {
  const isKept = (ui: JsonObject) => {
    const months = monthsKept(ui)
    return months === undefined || monthsAfter(closedAt, months) > now
  }
  return cutAnswers(uiSchema, isKept, answered)
}

/** When the next answers of such a case are no longer kept; undefined when there are none. */
export function nextErasure(uiSchema: JsonObject | undefined, closedAt: Date, now?: Date): Date | undefined {
  const ends = [...new Set(monthsIn(uiSchema))].map((months) => monthsAfter(closedAt, months))
  return ends
    .filter((end) => now === undefined || end > now)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}

function monthsKept(ui: JsonObject): number | undefined {
  const options = isJsonObject(ui['ui:options']) ? ui['ui:options'] : {}
  const said = ui['ui:keptForMonths'] ?? options.keptForMonths
  return typeof said === 'number' && Number.isInteger(said) && said > 0 ? said : undefined
}

function monthsIn(ui: unknown): number[] {
  if (!isJsonObject(ui)) return []
  const own = monthsKept(ui)
  const inner = Object.entries(ui).flatMap(([name, value]) => (name.startsWith('ui:') ? [] : monthsIn(value)))
  return own === undefined ? inner : [own, ...inner]
}

/** The same day so many months later, or the last day of a month that does not have it. */
function monthsAfter(date: Date, months: number): Date {
  const end = new Date(date)
  end.setUTCMonth(end.getUTCMonth() + months)
  if (end.getUTCDate() !== date.getUTCDate()) end.setUTCDate(0)
  return end
}
