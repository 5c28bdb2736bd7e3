import type { Clause, Condition, Verb } from '../../../catalog/designing/condition.ts'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import type { AnyKind } from '../../../catalog/designing/kinds.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { setCondition } from '../../../catalog/designing/set-condition.ts'
import { useTexts } from '../use-texts.ts'
import { ClauseValue } from './clause-value.tsx'
import { useDesign } from './design-context.ts'
import { firstClause } from './first-clause.ts'
import { useAskedInWords } from './outline-pane.tsx'

/** When it is asked, as sentences: “Ask only when [Do you rent?] [is] [yes]”. */
export function ConditionEditor({ item }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const candidates = useCandidates(item)
  const sentence = useAskedInWords(item)
  const [first] = candidates
  const { asked } = item
  const write = (condition: Condition | 'always') => editForm(setCondition(form, item.at, condition))
  return (
    <fieldset className="d-conditions" disabled={isLocked}>
      <legend>{say('designer.when')}</legend>
      <p>{sentence}</p>
      {asked === 'schema' && <p className="p-help">{say('designer.schemaHelp')}</p>}
      {typeof asked !== 'string' &&
        asked.map((clause, index) => (
          <ClauseRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a clause has no other name
            key={index}
            clause={clause}
            candidates={candidates}
            within={item.within}
            onChange={(changed) => write(asked.with(index, changed))}
            onRemove={() => write(asked.length > 1 ? asked.toSpliced(index, 1) : 'always')}
          />
        ))}
      {asked !== 'schema' && first && (
        <button
          type="button"
          className="p-button"
          onClick={() =>
            write([...(asked === 'always' ? [] : asked), firstClause(candidates.at(-1) ?? first, item.within)])
          }
        >
          {say(asked === 'always' ? 'designer.onlyWhen' : 'designer.andWhen')}
        </button>
      )}
      {!first && asked === 'always' && <p className="p-help">{say('designer.nothingBefore')}</p>}
    </fieldset>
  )
}

/** What was asked before in the same section, or in a section before it. */
function useCandidates({ at, within }: OutlineItem): OutlineItem[] {
  const { items } = useDesign()
  const before = items.slice(
    0,
    items.findIndex((one) => one.at === at),
  )
  const isInList = (one: OutlineItem) => one.at.slice(within.length).includes('/items/')
  return before.filter(
    (one) =>
      one.at.startsWith(`${within}/`) && !at.startsWith(`${one.at}/`) && one.kind !== 'section' && !isInList(one),
  )
}

const VERBS: Partial<Record<AnyKind, Verb[]>> = {
  'yes-no': ['is'],
  'one-of': ['is', 'is-not', 'one-of'],
  'several-of': ['includes'],
  number: ['at-least', 'at-most', 'is'],
  amount: ['at-least', 'at-most', 'is'],
}

type RowProps = {
  clause: Clause
  candidates: OutlineItem[]
  within: string
  onChange(clause: Clause): void
  onRemove(): void
}

function ClauseRow({ clause, candidates, within, onChange, onRemove }: RowProps) {
  const { say } = useTexts()
  const { form, items, language } = useDesign()
  const at = [within, ...clause.path].join('/')
  const item = items.find((one) => one.at === at)
  const choices = item && !candidates.includes(item) ? [item, ...candidates] : candidates
  const verbs = (item && VERBS[item.kind]) ?? ['answered']
  const choose = (chosen: string) => {
    const other = items.find((one) => one.at === chosen)
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
      {item && <ClauseValue clause={clause} item={item} onChange={onChange} />}
      <button type="button" className="p-button" onClick={onRemove}>
        {say('designer.removeClause')}
      </button>
    </div>
  )
}
