import { type FormEvent, useId } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { ShownTrail } from '../../resources/shown-trail.ts'
import { FilterChips } from '../filter-chips.tsx'
import { useTexts } from '../use-texts.ts'

const fields = ['person', 'record', 'type', 'agency', 'from', 'to'] as const

/** Narrows the log by who, what, where and when. An empty field narrows nothing. */
export function TrailFilters({ trail: { types, agencies } }: { trail: ShownTrail }) {
  const { say, day } = useTexts()
  const [asked, setAsked] = useSearchParams()
  const id = useId()
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const wanted = fields.map((name) => [name, String(sent.get(name) ?? '').trim()]).filter(([, value]) => value)
    setAsked(Object.fromEntries(wanted))
  }
  const words = (name: string, value: string) => {
    if (name === 'type') return types.find(({ type }) => type === value)?.words ?? value
    if (name === 'agency') return agencies.find(({ slug }) => slug === value)?.name ?? value
    return name === 'from' || name === 'to' ? day(value) : value
  }
  const chips = fields.flatMap((name) => {
    const value = asked.get(name)
    return value ? [{ name, words: `${say(`trail.filter.${name}`)}: ${words(name, value)}` }] : []
  })
  return (
    <search>
      <form className="p-filters" onSubmit={find}>
        {(['person', 'record'] as const).map((name) => (
          <div key={name} className="p-field">
            <label htmlFor={`${id}-${name}`}>{say(`trail.filter.${name}`)}</label>
            <input id={`${id}-${name}`} name={name} maxLength={100} defaultValue={asked.get(name) ?? ''} />
          </div>
        ))}
        <Choice
          id={`${id}-type`}
          name="type"
          value={asked.get('type')}
          options={types.map(({ type, words }) => [type, words])}
        />
        {agencies.length > 1 && (
          <Choice
            id={`${id}-agency`}
            name="agency"
            value={asked.get('agency')}
            options={agencies.map(({ slug, name }) => [slug, name])}
          />
        )}
        {(['from', 'to'] as const).map((name) => (
          <div key={name} className="p-field">
            <label htmlFor={`${id}-${name}`}>{say(`trail.filter.${name}`)}</label>
            <input id={`${id}-${name}`} name={name} type="date" defaultValue={asked.get(name) ?? ''} />
          </div>
        ))}
        <button type="submit" className="p-button">
          {say('table.find')}
        </button>
      </form>
      <FilterChips chips={chips} />
    </search>
  )
}

type ChoiceProps = { id: string; name: 'type' | 'agency'; value: string | null; options: [string, string][] }

function Choice({ id, name, value, options }: ChoiceProps) {
  const { say } = useTexts()
  return (
    <div className="p-field">
      <label htmlFor={id}>{say(`trail.filter.${name}`)}</label>
      <select id={id} name={name} defaultValue={value ?? ''}>
        <option value="">{say('trail.any')}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
