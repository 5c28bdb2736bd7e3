import type { Localized } from './in-locale.ts'
import { isJsonObject } from './json-object.ts'
import { valueAt } from './json-pointer.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** What a register keeps about one person. A list holds every value that counts as the same or belongs to the person. */
export type RegisterEntry = Record<string, unknown>

export type RuleDecision = { decided: true; outcome: 'granted'; reason: Localized } | { decided: false }

/**
 * Grants when the register says the same as every answer the definition names; anything less goes to an official.
 * A rule never refuses: that a register is silent or spelled otherwise is no reason against a person.
 */
export function decideByRule(
  definition: Pick<ServiceDefinition, 'decision'>,
  answers: unknown,
  entry: RegisterEntry | undefined,
): RuleDecision {
  const { decision } = definition
  if (decision.by !== 'rule' || !entry) return { decided: false }
  const matches = Object.entries(decision.matches)
  const agreed = matches.every(([field, pointer]) => says(entry[field], valueAt(answers, pointer)))
  // A rule that compares nothing would grant to everyone.
  return matches.length > 0 && agreed
    ? { decided: true, outcome: 'granted', reason: decision.reason }
    : { decided: false }
}

/** Whether the register says what was answered. Of a list that was answered, the register must know every item. */
function says(registered: unknown, answered: unknown): boolean {
  if (Array.isArray(answered)) return Array.isArray(registered) && answered.every((item) => says(registered, item))
  if (Array.isArray(registered)) return registered.some((value) => says(value, answered))
  if (isJsonObject(registered) && isJsonObject(answered)) return saysRecord(registered, answered)
  const [kept, given] = [folded(registered), folded(answered)]
  return kept !== '' && kept === given
}

function saysRecord(registered: RegisterEntry, answered: RegisterEntry): boolean {
  const sameFields = Object.keys(answered).every((field) => Object.hasOwn(registered, field))
  return sameFields && Object.entries(registered).every(([field, value]) => says(value, answered[field]))
}

/**
 * A value as people compare it by eye: letters and digits only, case and spacing aside, ё and е as one letter.
 * Empty for what cannot be compared, which equals nothing.
 */
function folded(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return ''
  return String(value)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
