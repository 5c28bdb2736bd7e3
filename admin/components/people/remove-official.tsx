import type { ShownPerson } from '../../resources/shown-people.ts'
import { useTexts } from '../use-texts.ts'

type Props = { person: ShownPerson; onRemoved(roles: string[]): Promise<void> }

/** What would happen if somebody no longer worked here, and the button that does it. */
export function RemoveOfficial({ person: { name, roles, cases, sessions }, onRemoved }: Props) {
  const { say } = useTexts()
  return (
    <div className="p-warning">
      <p>{say('people.remove.title', { name })}</p>
      <ul>
        <li>{say('people.remove.roles', { roles: roles.map((role) => role.name).join(', ') })}</li>
        {cases > 0 && <li>{say('people.remove.cases', { number: cases })}</li>}
        {sessions > 0 && <li>{say('people.remove.sessions', { number: sessions })}</li>}
      </ul>
      <button type="button" className="p-button" onClick={() => void onRemoved(roles.map(({ key }) => key))}>
        {say('people.remove.now')}
      </button>
    </div>
  )
}
