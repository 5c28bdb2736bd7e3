import { ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { ShownPeople } from '../../resources/shown-people.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { PersonCard } from './person-card.tsx'

/** Who works for an agency, as what and where. */
export function PeopleList() {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const [times, setTimes] = useState(0)
  const agency = asked.get('agency') ?? ''
  const answered = useAnswer(`${agency} ${times}`, () => ask(agency))
  return (
    <main className="p-page">
      <h1>{say('people.title')}</h1>
      <p className="p-help">{say('people.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <>
          <Agencies shown={answered.answer} />
          {answered.answer.mayGive && (
            <p>
              <Link to="/admin/resources/invitations">{say('people.invite')}</Link>
            </p>
          )}
          {answered.answer.people.length === 0 && <p className="p-empty">{say('people.empty')}</p>}
          <ul>
            {answered.answer.people.map((person) => (
              <PersonCard
                key={person.accountId}
                person={person}
                shown={answered.answer}
                again={() => setTimes(times + 1)}
              />
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

async function ask(agency: string): Promise<ShownPeople> {
  const request = { resourceId: 'role_assignments', actionName: 'list', params: agency ? { agency } : {} }
  return (await new ApiClient().resourceAction(request)).data as unknown as ShownPeople
}

function Agencies({ shown: { agency, agencies } }: { shown: ShownPeople }) {
  const { say } = useTexts()
  if (agencies.length < 2) return null
  return (
    <nav className="p-views p-across" aria-label={say('roles.agencies')}>
      {agencies.map(({ slug, name }) => (
        <Link key={slug} to={`?agency=${slug}`} aria-current={slug === (agency?.slug ?? 'state') ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
