import { type ActionProps, ApiClient, type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs'
import { type ReactNode, useRef } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { ExportButton } from './export-button.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { Pages } from './pages.tsx'
import { ShownValue } from './shown-value.tsx'
import { TableSearch } from './table-search.tsx'
import { useAnswer } from './use-answer.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useTexts } from './use-texts.ts'

type Listed = {
  records: RecordJSON[]
  meta: { total: number; perPage: number; page: number; sortBy: string; direction: 'asc' | 'desc' }
}

type Around = {
  /** Ways to other pages, between the heading and the table. */
  ways?: ReactNode
  /** What stands under the table. */
  children?: ReactNode
}

/** A table of what there is. Order, page and search are in the address. */
export function TableList({ resource, ways, children }: ActionProps & Around) {
  const { say } = useTexts()
  const { translateLabel } = useTranslation()
  const [asked] = useSearchParams()
  const answered = useAnswer(`${resource.id}?${asked}`, () => ask(resource.id, asked))
  return (
    <main className="p-page">
      <h1>{translateLabel(resource.name)}</h1>
      {ways}
      <TableSearch resource={resource} />
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && <Rows resource={resource} listed={answered.answer} />}
      {children}
    </main>
  )
}

async function ask(resourceId: string, asked: URLSearchParams): Promise<Listed> {
  const { data } = await new ApiClient().resourceAction({ resourceId, actionName: 'list', params: asked })
  return data as unknown as Listed
}

function Rows({ resource, listed: { records, meta } }: { resource: ResourceJSON; listed: Listed }) {
  const list = useRef<HTMLTableSectionElement>(null)
  useRowKeys(list)
  if (records.length === 0) return <Nothing resource={resource} />
  return (
    <>
      <div className="p-scroll">
        <table className="p-table">
          <thead>
            <tr>
              {resource.listProperties.map((property) => (
                <SortableHead key={property.name} resource={resource} property={property} meta={meta} />
              ))}
            </tr>
          </thead>
          <tbody ref={list}>
            {records.map((record) => (
              <tr key={record.id} data-row={record.id}>
                {resource.listProperties.map((property, index) => (
                  <td key={property.name}>
                    {index === 0 && !property.reference ? (
                      <Link to={`/admin/resources/${resource.id}/records/${record.id}/show`}>
                        <ShownValue property={property} record={record} />
                      </Link>
                    ) : (
                      <ShownValue property={property} record={record} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={meta.page} pages={Math.ceil(meta.total / meta.perPage)} />
      {resource.id === 'documents' && <ExportButton table="documents" />}
    </>
  )
}

type HeadProps = { resource: ResourceJSON; property: ResourceJSON['listProperties'][number]; meta: Listed['meta'] }

function SortableHead({ resource, property, meta }: HeadProps) {
  const { translateProperty } = useTranslation()
  const [asked] = useSearchParams()
  const label = translateProperty(property.label, resource.id)
  if (!property.isSortable) return <th scope="col">{label}</th>
  const sorted = meta.sortBy === property.name ? meta.direction : undefined
  const to = new URLSearchParams(asked)
  to.set('sortBy', property.name)
  to.set('direction', sorted === 'asc' ? 'desc' : 'asc')
  to.delete('page')
  return (
    <th scope="col" aria-sort={sorted && (sorted === 'asc' ? 'ascending' : 'descending')}>
      <Link to={`?${to}`}>
        {label} <span aria-hidden="true">{sorted && (sorted === 'asc' ? '↑' : '↓')}</span>
      </Link>
    </th>
  )
}

/** Nothing here yet, in the words of this very table; or nothing that was looked for. */
function Nothing({ resource }: { resource: ResourceJSON }) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const isNarrowed = [...asked.keys()].some((name) => name.startsWith('filters.'))
  if (isNarrowed) return <p className="p-empty">{say('table.notFound')}</p>
  const teaching = { documents: 'documents', services: 'services', offices: 'offices' }[resource.id]
  return <p className="p-empty">{say(`table.empty.${teaching ?? 'other'}`)}</p>
}
