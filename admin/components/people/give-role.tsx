import { type FormEvent, useId } from 'react'
import type { ShownPeople } from '../../resources/shown-people.ts'
import { useTexts } from '../use-texts.ts'

type Props = { shown: ShownPeople; onGiven(given: { role: string; officeId: string | null }): Promise<void> }

/** One more role, or the same one in another office: a role that somebody has moves there. */
export function GiveRole({ shown: { roles, offices }, onGiven }: Props) {
  const { say } = useTexts()
  const id = useId()
  const give = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    void onGiven({ role: String(sent.get('role')), officeId: String(sent.get('office')) || null })
  }
  return (
    <form className="p-form" onSubmit={give}>
      <div className="p-field">
        <label htmlFor={`${id}-role`}>{say('invitations.role')}</label>
        <select id={`${id}-role`} name="role">
          {roles.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="p-field">
        <label htmlFor={`${id}-office`}>{say('people.office')}</label>
        <select id={`${id}-office`} name="office">
          <option value="">{say('people.noOffice')}</option>
          {offices.map((office) => (
            <option key={office.id} value={office.id}>
              {office.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="p-button p-main">
        {say('people.give')}
      </button>
    </form>
  )
}
