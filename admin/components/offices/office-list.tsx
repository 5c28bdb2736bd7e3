import type { ActionProps } from 'adminjs'
import { useNavigate } from 'react-router-dom'
import { TableList } from '../table-list.tsx'
import { OfficeForm } from './office-form.tsx'

/** The offices of the agency, and for who keeps them a new one. */
export function OfficeList(props: ActionProps) {
  const navigate = useNavigate()
  const mayAdd = props.resource.resourceActions.some(({ name }) => name === 'addOffice')
  return (
    <TableList {...props}>
      {mayAdd && (
        <OfficeForm
          fields={{ names: { en: '', ru: '' }, address: '', area: '' }}
          onSaved={(answer) => navigate(`/admin/resources/offices/records/${(answer as { id: string }).id}/show`)}
        />
      )}
    </TableList>
  )
}
