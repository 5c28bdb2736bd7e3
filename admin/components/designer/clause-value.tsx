import type { Clause } from '../../../catalog/designing/condition.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { textAt } from '../../../catalog/designing/set-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

type Props = { clause: Clause; item: OutlineItem; onChange(clause: Clause): void }

/** What an answer is compared with: yes or no, an answer of the list, a number. */
export function ClauseValue({ clause, item, onChange }: Props) {
  const { say } = useTexts()
  if (clause.verb === 'answered' || clause.verb === 'not-answered') return null
  if (clause.verb === 'one-of') return <Several clause={clause} item={item} onChange={onChange} />
  if (item.options.length > 0) return <One clause={clause} item={item} onChange={onChange} />
  const label = say('designer.value')
  if (typeof clause.value === 'boolean')
    return (
      <select
        aria-label={label}
        value={String(clause.value)}
        onChange={(event) => onChange({ ...clause, value: event.target.value === 'true' } as Clause)}
      >
        <option value="true">{say('designer.yes')}</option>
        <option value="false">{say('designer.no')}</option>
      </select>
    )
  if (item.kind === 'date')
    return (
      <input
        type="date"
        aria-label={label}
        defaultValue={String(clause.value)}
        onChange={({ target }) => target.value !== '' && onChange({ ...clause, value: target.value } as Clause)}
      />
    )
  if (typeof clause.value !== 'number' || clause.verb === 'from' || clause.verb === 'before') return null
  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      defaultValue={clause.value}
      onChange={(event) => {
        const value = Number(event.target.value.replace(',', '.'))
        if (event.target.value.trim() !== '' && Number.isFinite(value)) onChange({ ...clause, value } as Clause)
      }}
    />
  )
}

function One({ clause, item, onChange }: Props) {
  const { say } = useTexts()
  const titles = useOptionTitles(item)
  if (!('value' in clause)) return null
  const index = item.options.findIndex(({ value }) => value === clause.value)
  return (
    <select
      aria-label={say('designer.value')}
      value={index}
      onChange={(event) => onChange({ ...clause, value: item.options[Number(event.target.value)]?.value } as Clause)}
    >
      {index < 0 && <option value={-1}>{String(clause.value)}</option>}
      {item.options.map(({ value }, place) => (
        <option key={String(value)} value={place}>
          {titles[place]}
        </option>
      ))}
    </select>
  )
}

function Several({ clause, item, onChange }: Props) {
  const titles = useOptionTitles(item)
  if (clause.verb !== 'one-of') return null
  const { values } = clause
  return (
    <span className="d-several">
      {item.options.map(({ value }, index) => {
        if (typeof value === 'boolean') return null
        const isChosen = values.includes(value)
        const changed = isChosen ? values.filter((one) => one !== value) : [...values, value]
        return (
          <label key={String(value)} className="p-option">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isChosen && values.length === 1}
              onChange={() => onChange({ ...clause, values: changed })}
            />
            {titles[index]}
          </label>
        )
      })}
    </span>
  )
}

function useOptionTitles({ options, target, kind }: OutlineItem): string[] {
  const { form, language } = useDesign()
  const inItems = kind === 'several-of' ? '/items' : ''
  return options.map(({ title }, index) => textAt(form, `${target}${inItems}/oneOf/${index}/title`, language) || title)
}
