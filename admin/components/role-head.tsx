import { ApiClient } from 'adminjs'
import type { ShownRole } from '../resources/shown-roles.ts'
import { useTexts } from './use-texts.ts'

type Props = { role: ShownRole; mayChange: boolean; onRemoved(): void }

/** A role and who holds it; one that nobody holds can go. */
export function RoleHead({ role, mayChange, onRemoved }: Props) {
  const { say } = useTexts()
  const remove = async () => {
    await new ApiClient().resourceAction({
      resourceId: 'roles',
      actionName: 'removeRole',
      method: 'post',
      data: { id: role.id },
    })
    onRemoved()
  }
  return (
    <th scope="col">
      {role.name}
      <span className="p-holders">
        {role.holders.length > 0 ? role.holders.join(', ') : say('roles.nobody')}
        {role.isOwn && ` · ${say('roles.own')}`}
      </span>
      {mayChange && role.holders.length === 0 && (
        <button type="button" className="p-plain" onClick={() => void remove()}>
          {say('roles.remove', { name: role.name })}
        </button>
      )}
    </th>
  )
}
