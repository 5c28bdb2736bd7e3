import type { Clause, Verb } from '../../../catalog/designing/condition.ts'
import { deciding, titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { itemAt } from '../../../catalog/designing/item-at.ts'
import type { AnyKind } from '../../../catalog/designing/kinds.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { useTexts } from '../use-texts.ts'
import { ClauseValue } from './clause-value.tsx'
import { useDesign } from './design-context.ts'
import { firstClause } from './first-clause.ts'

const GIVEN: Verb[] = ['answered', 'not-answered']
const COMPARED: Verb[] = ['at-least', 'at-most', 'more-than', 'less-than', 'is', 'is-not']

/** How an answer of a kind can be compared. */
const VERBS: Partial<Record<AnyKind, Verb[]>> = {
  'yes-no': ['is'],
  'one-of': ['is', 'is-not', 'one-of'],
  'several-of': ['includes', 'includes-not'],
  number: COMPARED,
  amount: COMPARED,
  date: ['from', 'before'],
}

type Props = {
  clause: Clause
  candidates: OutlineItem[]
  within: string
  onChange(clause: Clause): void
  onRemove(): void
}

/** One comparison: the question, how its answer is compared, and with what. */
export function ClauseRow({ clause, candidates, within, onChange, onRemove }: Props) {
  const { say } = useTexts()
  const { form, items, language } = useDesign()
  const at = deciding(within, clause)
  const item = itemAt(items, at)
  const choices = item && !candidates.includes(item) ? [item, ...candidates] : candidates
  const verbs = [...((item && VERBS[item.kind]) ?? []), ...GIVEN]
  const choose = (chosen: string) => {
    const other = itemAt(items, chosen)
    if (other) onChange(firstClause(other, within))
  }
  return (
    <div className="d-clause">
      <select aria-label={say('designer.deciding')} value={at} onChange={(event) => choose(event.target.value)}>
        {choices.map((one) => (
          <option key={one.at} value={one.at}>
            {titleIn(form, one, language)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('designer.relation')}
        value={clause.verb}
        onChange={(event) => item && onChange(firstClause(item, within, event.target.value as Verb))}
      >
        {[...new Set([clause.verb, ...verbs])].map((verb) => (
          <option key={verb} value={verb}>
            {say(`designer.verb.${verb}`)}
          </option>
        ))}
      </select>
      {item && <ClauseValue key={`${at} ${clause.verb}`} clause={clause} item={item} onChange={onChange} />}
      <button type="button" className="p-button" onClick={onRemove}>
        {say('designer.removeClause')}
      </button>
    </div>
  )
}
