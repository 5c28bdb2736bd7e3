import type { ActionProps } from 'adminjs'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { createService } from './designer/call-service.ts'
import { ImportCard } from './importing/import-card.tsx'
import { TableList } from './table-list.tsx'
import { useTexts } from './use-texts.ts'

/** The services of the agency, and for designers a new one. */
export function ServiceList(props: ActionProps) {
  const mayDesign = props.resource.resourceActions.some(({ name }) => name === 'createService')
  return (
    <TableList {...props} ways={mayDesign && <Ways />}>
      {mayDesign && <NewService />}
      {mayDesign && <ImportCard />}
    </TableList>
  )
}

/** Past a long list to what stands under it. */
function Ways() {
  const { say } = useTexts()
  return (
    <nav className="p-actions" aria-label={say('newService.ways')}>
      <a className="p-button p-main" href="#new-service-title">
        {say('newService.title')}
      </a>
      <a className="p-button" href="#import-form">
        {say('import.title')}
      </a>
    </nav>
  )
}

function NewService() {
  const { say } = useTexts()
  const navigate = useNavigate()
  const [titles, setTitles] = useState({ en: '', ru: '' })
  const [failed, setFailed] = useState(false)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (titles.en.trim() === '') return
    setFailed(false)
    try {
      navigate(`/admin/resources/services/records/${await createService({ titles })}/design`)
    } catch {
      setFailed(true)
    }
  }
  return (
    <form className="p-new-service" onSubmit={create} aria-labelledby="new-service">
      <div className="p-card">
        <h2 id="new-service">{say('newService.title')}</h2>
        <p className="p-help">{say('newService.help')}</p>
        <div className="d-languages">
          <label>
            <span className="p-quiet">{say('newService.en')}</span>
            <input
              id="new-service-title"
              required
              value={titles.en}
              lang="en"
              maxLength={200}
              onChange={(event) => setTitles({ ...titles, en: event.target.value })}
            />
          </label>
          <label>
            <span className="p-quiet">{say('newService.ru')}</span>
            <input
              value={titles.ru}
              lang="ru"
              maxLength={200}
              onChange={(event) => setTitles({ ...titles, ru: event.target.value })}
            />
          </label>
        </div>
        {failed && (
          <p className="p-problem" role="alert">
            {say('newService.failed')}
          </p>
        )}
        <button type="submit" className="p-button p-main">
          {say('newService.create')}
        </button>
      </div>
    </form>
  )
}
