import { type Action, type Actor, type Rule, rulesFor, type SubjectName } from './abilities.ts'
import type { Localized } from './in-locale.ts'
import { becauseOf, conditionWords, roleWords } from './right-words.ts'

type Column = keyof NonNullable<Rule['conditions']>

/** One demand of a rule on the record, and whether the record meets it. The values stay out: they are about people. */
export type WeighedCondition = { column: Column; holds: boolean; text: Localized }

export type Explanation = {
  allowed: boolean
  /** The rule that allows it; on a refusal the one that came nearest, where any speaks of such an action at all. */
  rule?: Pick<Rule, 'role' | 'because'>
  because: Localized
  conditions: WeighedCondition[]
}

/**
 * Why the actor may do something with a record, or may not: the same rules that decide, read aloud. What no rule
 * allows is refused.
 */
export function explain(
  actor: Actor,
  action: Action,
  subject: SubjectName,
  row: Readonly<Record<string, unknown>>,
): Explanation {
  const weighed = rulesFor(actor)
    .filter((rule) => rule.subject === subject && rule.action.includes(action))
    .map((rule) => ({ rule, conditions: weigh(rule, row) }))
  const deciding = weighed.find(({ conditions }) => conditions.every(({ holds }) => holds))
  if (deciding) return { allowed: true, ...told(deciding), because: allowedBecause(deciding.rule) }
  const [nearest] = weighed.toSorted((one, other) => missing(one.conditions) - missing(other.conditions))
  if (!nearest) return { allowed: false, because: noRule, conditions: [] }
  return { allowed: false, ...told(nearest), because: refusedBecause(nearest.rule, nearest.conditions) }
}

type Weighed = { rule: Rule; conditions: WeighedCondition[] }

const told = ({ rule: { role, because }, conditions }: Weighed) => ({ rule: { role, because }, conditions })

const missing = (conditions: WeighedCondition[]) => conditions.filter(({ holds }) => !holds).length

function weigh({ conditions = {} }: Rule, row: Readonly<Record<string, unknown>>): WeighedCondition[] {
  return Object.entries(conditions).map(([name, value]) => {
    const column = name as Column
    return { column, holds: row[column] === value, text: conditionWords[column] }
  })
}

const noRule: Localized = {
  en: 'Refused: no role of this person allows it.',
  ru: 'Отказано: ни одна роль этого человека этого не разрешает.',
}

function allowedBecause(rule: Rule): Localized {
  const [role, because] = [roleWords[rule.role], becauseOf(rule)]
  return { en: `Allowed as “${role.en}”: ${because.en}.`, ru: `Разрешено, роль «${role.ru}»: ${because.ru}.` }
}

function refusedBecause({ role }: Rule, conditions: WeighedCondition[]): Localized {
  const unmet = conditions.filter(({ holds }) => !holds).map(({ text }) => text)
  const words = (locale: 'en' | 'ru', and: string) => unmet.map((text) => text[locale]).join(and)
  return {
    en: `Refused: as “${roleWords[role].en}” only where ${words('en', ' and ')}.`,
    ru: `Отказано: роль «${roleWords[role].ru}» разрешает это, только если ${words('ru', ' и ')}.`,
  }
}
