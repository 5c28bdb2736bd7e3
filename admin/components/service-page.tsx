import type { ActionProps } from 'adminjs'
import { Link } from 'react-router-dom'
import { TableRow } from './table-row.tsx'
import { useTexts } from './use-texts.ts'

/** What a service is, and for designers the way to where it is described. */
export function ServicePage(props: ActionProps) {
  const { say } = useTexts()
  const { record } = props
  const mayDesign = record?.recordActions.some(({ name }) => name === 'design')
  return (
    <>
      <TableRow {...props} />
      {record && mayDesign && (
        <p className="p-page">
          <Link className="p-button p-main" to={`/admin/resources/services/records/${record.id}/design`}>
            {say('designer.open')}
          </Link>
        </p>
      )}
    </>
  )
}
