import { useState } from 'react'
import type { ShownPeople, ShownPerson } from '../../resources/shown-people.ts'
import { act, type Refusal, refusalOf } from '../agencies/act.ts'
import { Refused } from '../agencies/refused.tsx'
import { useTexts } from '../use-texts.ts'
import { GiveRole } from './give-role.tsx'
import { RemoveOfficial } from './remove-official.tsx'

type Props = { person: ShownPerson; shown: ShownPeople; again(): void }

/** A person with their roles, each with its office; what may be given, moved and taken away. */
export function PersonCard({ person, shown, again }: Props) {
  const { say, day } = useTexts()
  const [refusal, setRefusal] = useState<Refusal>()
  const [open, setOpen] = useState<'give' | 'remove'>()
  const { agency, mayGive } = shown
  const run = async (name: 'giveRole' | 'takeRole' | 'removeOfficial', data: object) => {
    setRefusal(undefined)
    try {
      await act('role_assignments', undefined, name, data)
      again()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
  }
  const mayChange = mayGive && agency !== null && !person.isReader
  return (
    <li className="p-card">
      <h2>
        <bdi>{person.name}</bdi> {person.isReader && <span className="p-quiet">{say('people.you')}</span>}
      </h2>
      <ul className="p-files">
        {person.roles.map(({ id, name, office, since }) => (
          <li key={id}>
            <strong>{name}</strong>
            {office && `, ${office}`} <span className="p-quiet">{say('people.since', { date: day(since) })}</span>
            {mayChange && person.roles.length > 1 && (
              <button type="button" className="p-button" onClick={() => void run('takeRole', { id })}>
                {say('people.take', { name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="p-quiet">{say('people.now', { sessions: person.sessions, cases: person.cases })}</p>
      <Refused refusal={refusal} />
      {mayChange && (
        <p className="p-actions">
          {(['give', 'remove'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="p-button"
              aria-expanded={open === name}
              onClick={() => setOpen(open === name ? undefined : name)}
            >
              {say(`people.open.${name}`)}
            </button>
          ))}
        </p>
      )}
      {mayChange && open === 'give' && (
        <GiveRole
          shown={shown}
          onGiven={(given) => run('giveRole', { ...given, accountId: person.accountId, agencyId: agency.id })}
        />
      )}
      {mayChange && open === 'remove' && (
        <RemoveOfficial
          person={person}
          onRemoved={(roles) => run('removeOfficial', { accountId: person.accountId, agencyId: agency.id, roles })}
        />
      )}
    </li>
  )
}
