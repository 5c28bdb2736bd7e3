import { ApiClient } from 'adminjs'
import { type FormEvent, useId, useState } from 'react'
import type { ShownInvitations } from '../../resources/shown-invitation.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Field } from './field.tsx'
import { Refused } from './refused.tsx'

/** Who was invited to work here, and a new invitation. */
export function InvitationList() {
  const { say } = useTexts()
  const [times, setTimes] = useState(0)
  const answered = useAnswer(String(times), ask)
  const again = () => setTimes(times + 1)
  return (
    <main className="p-page">
      <h1>{say('invitations.title')}</h1>
      <p className="p-help">{say('invitations.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <div className="p-columns">
          <Invited shown={answered.answer} again={again} />
          <Invite choices={answered.answer.choices} onInvited={again} />
        </div>
      )}
    </main>
  )
}

async function ask(): Promise<ShownInvitations> {
  const { data } = await new ApiClient().resourceAction({ resourceId: 'invitations', actionName: 'list' })
  return data as unknown as ShownInvitations
}

function Invited({ shown: { rows, demo }, again }: { shown: ShownInvitations; again(): void }) {
  const { say, day } = useTexts()
  const [refusal, setRefusal] = useState<Refusal>()
  const change = async (id: string, name: 'resendInvitation' | 'withdrawInvitation') => {
    setRefusal(undefined)
    try {
      await act('invitations', id, name)
      again()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
  }
  if (rows.length === 0) return <p className="p-empty">{say('invitations.empty')}</p>
  return (
    <div>
      {demo && <p className="p-warning">{say('invitations.demo')}</p>}
      <Refused refusal={refusal} />
      <ul className="p-applications">
        {rows.map(({ id, email, role, agency, office, state, expiresAt, demoMail }) => (
          <li key={id} className="p-card">
            <strong>
              <bdi>{email}</bdi>
            </strong>
            <p className="p-facts">
              <span>{[role, office, agency].filter(Boolean).join(', ')}</span>
              <span>{say(`invitations.state.${state}`, { date: day(expiresAt) })}</span>
            </p>
            {state !== 'accepted' && state !== 'withdrawn' && (
              <p className="p-actions">
                <button type="button" className="p-button" onClick={() => void change(id, 'resendInvitation')}>
                  {say('invitations.resend')}
                </button>
                <button type="button" className="p-button" onClick={() => void change(id, 'withdrawInvitation')}>
                  {say('invitations.withdraw')}
                </button>
              </p>
            )}
            {demoMail && (
              <details className="p-answers">
                <summary>{say('invitations.demoMail')}</summary>
                <pre className="p-mail">{demoMail}</pre>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Invite({ choices, onInvited }: { choices: ShownInvitations['choices']; onInvited(): void }) {
  const { say } = useTexts()
  const id = useId()
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState(0)
  const [officeId, setOfficeId] = useState('')
  const offices = choices[chosen]?.offices ?? []
  const [refusal, setRefusal] = useState<Refusal>()
  const choose = (index: number) => {
    setChosen(index)
    // Another agency has other offices.
    if (choices[index]?.agencyId !== choices[chosen]?.agencyId) setOfficeId('')
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const choice = choices[chosen]
    if (!choice) return
    setRefusal(undefined)
    try {
      const { agencyId, role } = choice
      await act('invitations', undefined, 'inviteOfficial', { agencyId, role, email, officeId: officeId || null })
      onInvited()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
  }
  return (
    <form className="p-card p-form" onSubmit={send} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('invitations.new')}</h2>
      <Field label={say('application.contactEmail')} type="email" value={email} onChange={setEmail} />
      <div className="p-field">
        <label htmlFor={id}>{say('invitations.role')}</label>
        <select id={id} value={chosen} onChange={(event) => choose(Number(event.target.value))}>
          {choices.map(({ agencyId, agency, role, name }, index) => (
            <option key={`${agencyId} ${role}`} value={index}>
              {agency ? `${name}, ${agency}` : name}
            </option>
          ))}
        </select>
      </div>
      {offices.length > 0 && (
        <div className="p-field">
          <label htmlFor={`${id}-office`}>{say('people.office')}</label>
          <select id={`${id}-office`} value={officeId} onChange={(event) => setOfficeId(event.target.value)}>
            <option value="">{say('people.noOffice')}</option>
            {offices.map((office) => (
              <option key={office.id} value={office.id}>
                {office.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <Refused refusal={refusal} />
      <button type="submit" className="p-button p-main">
        {say('invitations.send')}
      </button>
    </form>
  )
}
