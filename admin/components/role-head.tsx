import type { ShownRole } from '../resources/shown-roles.ts'
import { useTexts } from './use-texts.ts'

type Props = { role: ShownRole; mayChange: boolean; onRemove(): void }

/** A role and who holds it; one that is not one's own can go. */
export function RoleHead({ role, mayChange, onRemove }: Props) {
  const { say } = useTexts()
  return (
    <th scope="col">
      {role.name}
      <span className="p-holders">
        {role.holders.length > 0 ? role.holders.join(', ') : say('roles.nobody')}
        {role.isOwn && ` · ${say('roles.own')}`}
      </span>
      {mayChange && !role.isOwn && (
        <button type="button" className="p-plain" onClick={onRemove}>
          {say('roles.remove', { name: role.name })}
        </button>
      )}
    </th>
  )
}
