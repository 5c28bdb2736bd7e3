import { type ResourceJSON, useTranslation } from 'adminjs'
import { type FormEvent, useId } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { useTexts } from './use-texts.ts'

/** Looks in the column that names a row. What is looked for stays in the address, and in the box. */
export function TableSearch({ resource }: { resource: ResourceJSON }) {
  const { say } = useTexts()
  const { translateProperty } = useTranslation()
  const [asked, setAsked] = useSearchParams()
  const id = useId()
  const { name, label } = resource.titleProperty
  const filter = `filters.${name}`
  const text = asked.get(filter) ?? ''
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = String(new FormData(event.currentTarget).get('text')).trim()
    setAsked(wanted ? { [filter]: wanted } : {})
  }
  return (
    <search>
      <form className="p-search" onSubmit={find} key={text}>
        <label htmlFor={id}>{say('table.findBy', { name: translateProperty(label, resource.id) })}</label>
        <input id={id} name="text" type="search" defaultValue={text} />
        <button type="submit" className="p-button">
          {say('table.find')}
        </button>
        {text && <Link to="?">{say('table.clear')}</Link>}
      </form>
    </search>
  )
}
