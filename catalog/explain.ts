import { type Actor, givenRules, rulesFor } from './abilities.ts'
import type { Localized } from './in-locale.ts'
import { conditionWords } from './right-words.ts'
import type { Action, ConditionColumn, Rule, SubjectName } from './rule.ts'
import { separate } from './separation.ts'

/** One demand of a rule on the record, and whether the record meets it. The values stay out: they are about people. */
export type WeighedCondition = { column: ConditionColumn; holds: boolean; text: Localized }

export type Explanation = {
  allowed: boolean
  /** The rule that allows it; on a refusal the one that came nearest, where any speaks of such an action at all. */
  rule?: Pick<Rule, 'role' | 'names' | 'because'>
  because: Localized
  conditions: WeighedCondition[]
}

type Row = Readonly<Record<string, unknown>>

/**
 * Why the actor may do something with a record or one column of it, or may not: the same rules that decide, read aloud.
 * What no rule allows is refused.
 */
export function explain(actor: Actor, action: Action, subject: SubjectName, row: Row, field?: string): Explanation {
  const speaks = (rule: Rule) => rule.subject === subject && rule.action === action && covers(rule, field)
  const weighed = rulesFor(actor)
    .filter(speaks)
    .map((rule) => ({ rule, conditions: weigh(rule, row) }))
  const deciding = weighed.find(({ conditions }) => conditions.every(({ holds }) => holds))
  if (deciding) return { allowed: true, ...told(deciding), because: allowedBecause(deciding.rule) }
  if (separate(givenRules(actor)).taken.some((rule) => speaks(rule) && weigh(rule, row).every(({ holds }) => holds)))
    return { allowed: false, because: separated, conditions: [] }
  const [nearest] = weighed.toSorted((one, other) => missing(one.conditions) - missing(other.conditions))
  if (!nearest) return { allowed: false, because: noRule, conditions: [] }
  return { allowed: false, ...told(nearest), because: refusedBecause(nearest.rule, nearest.conditions) }
}

type Weighed = { rule: Rule; conditions: WeighedCondition[] }

const covers = ({ fields }: Rule, field: string | undefined) => !fields || !field || fields.includes(field)

const told = ({ rule: { role, names, because }, conditions }: Weighed) => ({
  rule: { role, names, because },
  conditions,
})

const missing = (conditions: WeighedCondition[]) => conditions.filter(({ holds }) => !holds).length

function weigh({ conditions = {} }: Rule, row: Row): WeighedCondition[] {
  return Object.entries(conditions).map(([name, value]) => {
    const column = name as ConditionColumn
    return { column, holds: row[column] === value, text: conditionWords[column] }
  })
}

const noRule: Localized = {
  en: 'Refused: no role of this person allows it.',
  ru: 'Отказано: ни одна роль этого человека этого не разрешает.',
}

const separated: Localized = {
  en: 'Refused: whoever says who may do what decides no cases, whatever their roles.',
  ru: 'Отказано: кто решает, кому что разрешено, не решает дела, какие бы роли ни были.',
}

function allowedBecause({ names, because }: Rule): Localized {
  return { en: `Allowed as “${names.en}”: ${because.en}.`, ru: `Разрешено, роль «${names.ru}»: ${because.ru}.` }
}

function refusedBecause({ names }: Rule, conditions: WeighedCondition[]): Localized {
  const unmet = conditions.filter(({ holds }) => !holds).map(({ text }) => text)
  const words = (locale: 'en' | 'ru', and: string) => unmet.map((text) => text[locale]).join(and)
  return {
    en: `Refused: as “${names.en}” only where ${words('en', ' and ')}.`,
    ru: `Отказано: роль «${names.ru}» разрешает это, только если ${words('ru', ' и ')}.`,
  }
}
