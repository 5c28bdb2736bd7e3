import type { ActionProps } from 'adminjs'
import { Link } from 'react-router-dom'
import { TableList } from './table-list.tsx'
import { useTexts } from './use-texts.ts'

/** What the agency has issued, and for those who may the way to many documents at once. */
export function DocumentList(props: ActionProps) {
  const mayBatch = props.resource.resourceActions.some(({ name }) => name === 'batches')
  return <TableList {...props} ways={mayBatch && <Ways />} />
}

function Ways() {
  const { say } = useTexts()
  return (
    <p className="p-actions">
      <Link className="p-button" to="/admin/resources/documents/actions/batches">
        {say('batches.title')}
      </Link>
    </p>
  )
}
