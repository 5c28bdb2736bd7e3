import { type ActionProps, useTranslation } from 'adminjs'
import { Link } from 'react-router-dom'
import { ShownValue } from './shown-value.tsx'
import { useTexts } from './use-texts.ts'

/** What is in one row of a table. */
export function TableRow({ resource, record }: ActionProps) {
  const { say } = useTexts()
  const { translateLabel, translateProperty } = useTranslation()
  if (!record) return null
  return (
    <main className="p-page">
      <p>
        <Link to={`/admin/resources/${resource.id}`}>
          ← {say('table.back', { name: translateLabel(resource.name) })}
        </Link>
      </p>
      <h1>{record.title}</h1>
      <dl className="p-card p-list">
        {resource.showProperties.map((property) => (
          <div key={property.name}>
            <dt>{translateProperty(property.label, resource.id)}</dt>
            <dd>
              <ShownValue property={property} record={record} />
            </dd>
          </div>
        ))}
      </dl>
      {record.recordActions.some(({ name }) => name === 'explain') && (
        <p>
          <Link to={`/admin/resources/${resource.id}/records/${record.id}/explain`}>{say('rights.open')}</Link>
        </p>
      )}
    </main>
  )
}
