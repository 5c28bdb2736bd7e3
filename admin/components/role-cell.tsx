import type { Held, Reach } from '../../catalog/permissions.ts'
import { reachIn } from '../../catalog/set-reach.ts'
import type { ShownRole, ShownRoles } from '../resources/shown-roles.ts'
import { useTexts } from './use-texts.ts'

type Props = {
  role: ShownRole
  permission: ShownRoles['permissions'][number]
  held: readonly Held[]
  mayChange: boolean
  set(reach: Reach | undefined): void
}

/** One cell of the matrix: ticked or not, or how far it reaches where there is a choice. */
export function RoleCell({ role, permission, held, mayChange, set }: Props) {
  const { say } = useTexts()
  const reach = reachIn(held, permission.name)
  const isChanged = reach !== reachIn(role.permissions, permission.name)
  const label = `${role.name}: ${permission.words}`
  const [only, ...others] = permission.reaches
  const words = (one: Reach | undefined) => say(`roles.reach.${one ?? 'none'}`)
  return (
    <td className={isChanged ? 'p-changed' : undefined}>
      {!mayChange && <span className={reach ? undefined : 'p-quiet'}>{words(reach)}</span>}
      {mayChange && others.length === 0 && (
        <input
          type="checkbox"
          aria-label={label}
          checked={reach !== undefined}
          onChange={(event) => set(event.target.checked ? only : undefined)}
        />
      )}
      {mayChange && others.length > 0 && (
        <select
          aria-label={label}
          value={reach ?? ''}
          onChange={(event) => set(permission.reaches.find((one) => one === event.target.value))}
        >
          {[undefined, ...permission.reaches].map((one) => (
            <option key={one ?? ''} value={one ?? ''}>
              {words(one)}
            </option>
          ))}
        </select>
      )}
      {isChanged && <span className="p-hidden">{say('roles.changed')}</span>}
    </td>
  )
}
