import { type BasePropertyJSON, type ResourceJSON, useTranslation } from 'adminjs'
import { type FormEvent, useId } from 'react'
import { useSearchParams } from 'react-router-dom'
import { FilterChips } from './filter-chips.tsx'
import { useTexts } from './use-texts.ts'

const prefix = 'filters.'

/**
 * Looks in the column that names a row, and by the columns that have few values. What is looked for stands in the
 * address, and under the form as chips.
 */
export function TableSearch({ resource }: { resource: ResourceJSON }) {
  const { say } = useTexts()
  const { translateProperty, translateLabel } = useTranslation()
  const [asked, setAsked] = useSearchParams()
  const id = useId()
  const { titleProperty } = resource
  const choices = resource.listProperties.filter(({ availableValues }) => availableValues)
  const label = (property: BasePropertyJSON) => translateProperty(property.label, resource.id)
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()])
    setAsked(Object.fromEntries(wanted.filter(([, value]) => value)))
  }
  const chips = [titleProperty, ...choices].flatMap((property) => {
    const value = asked.get(prefix + property.name)
    if (!value) return []
    const words = property.availableValues ? translateLabel(`${property.name}.${value}`) : value
    return [{ name: prefix + property.name, words: `${label(property)}: ${words}` }]
  })
  return (
    <search>
      <form className="p-search" onSubmit={find} key={String(asked)}>
        <label htmlFor={id}>{say('table.findBy', { name: label(titleProperty) })}</label>
        <input
          id={id}
          name={prefix + titleProperty.name}
          type="search"
          defaultValue={asked.get(prefix + titleProperty.name) ?? ''}
        />
        {choices.map((property) => (
          <span key={property.name} className="p-choice">
            <label htmlFor={`${id}-${property.name}`}>{label(property)}</label>
            <select
              id={`${id}-${property.name}`}
              name={prefix + property.name}
              defaultValue={asked.get(prefix + property.name) ?? ''}
            >
              <option value="">{say('trail.any')}</option>
              {property.availableValues?.map(({ value }) => (
                <option key={value} value={value}>
                  {translateLabel(`${property.name}.${value}`)}
                </option>
              ))}
            </select>
          </span>
        ))}
        <button type="submit" className="p-button">
          {say('table.find')}
        </button>
      </form>
      <FilterChips chips={chips} />
    </search>
  )
}
