import { type ActionProps, ApiClient } from 'adminjs'
import { type FormEvent, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { ShownRight, ShownRights } from '../resources/shown-right.ts'
import { NotLoaded } from './not-loaded.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

/** Why a person may do something with a record, or may not. The question is in the address, so it can be sent on. */
export function RightsPage({ record, resource }: ActionProps) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const id = record?.id ?? ''
  const answered = useAnswer(`${id}?${asked}`, () => ask(id, asked))
  return (
    <main className="p-page">
      <p>
        <Link to={`/admin/resources/${resource.id}/records/${id}/show`}>← {record?.title}</Link>
      </p>
      <h1>{say('rights.title', { name: record?.title ?? '' })}</h1>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <>
          <Roles roles={answered.answer.roles} />
          <Question key={String(asked)} rights={answered.answer} />
          <div aria-live="polite">{answered.answer.answer && <Answer answer={answered.answer.answer} />}</div>
        </>
      )}
    </main>
  )
}

async function ask(recordId: string, asked: URLSearchParams): Promise<ShownRights> {
  const request = { resourceId: 'accounts', recordId, actionName: 'explain', params: asked }
  const { data } = await new ApiClient().recordAction(request)
  return (data as unknown as { rights: ShownRights }).rights
}

function Roles({ roles }: Pick<ShownRights, 'roles'>) {
  const { say } = useTexts()
  if (roles.length === 0) return <p>{say('rights.noRoles')}</p>
  return (
    <ul>
      {roles.map(({ role, agency }) => (
        <li key={`${role} ${agency}`}>
          {role}
          {agency && `, ${agency}`}
        </li>
      ))}
    </ul>
  )
}

function Question({ rights: { subjects, actions, parts, asked } }: { rights: ShownRights }) {
  const { say } = useTexts()
  const id = useId()
  const [, setAsked] = useSearchParams()
  const [subject, setSubject] = useState(asked?.subject ?? subjects[0])
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    setAsked(
      Object.fromEntries(['action', 'subject', 'record', 'part'].map((name) => [name, String(sent.get(name) ?? '')])),
    )
  }
  return (
    <form className="p-card p-question" onSubmit={send}>
      <label htmlFor={`${id}-action`}>{say('rights.may')}</label>
      <select id={`${id}-action`} name="action" defaultValue={asked?.action}>
        {actions.map((action) => (
          <option key={action} value={action}>
            {say(`rights.action.${action}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-subject`}>{say('rights.what')}</label>
      <select id={`${id}-subject`} name="subject" value={subject} onChange={(event) => setSubject(event.target.value)}>
        {subjects.map((subject) => (
          <option key={subject} value={subject}>
            {say(`rights.subject.${subject}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-record`}>{say('rights.record')}</label>
      <input id={`${id}-record`} name="record" required maxLength={100} defaultValue={asked?.record} />
      {subject === 'Case' && (
        <>
          <label htmlFor={`${id}-part`}>{say('rights.whichPart')}</label>
          <select id={`${id}-part`} name="part" defaultValue={asked?.part ?? ''}>
            <option value="">{say('rights.anyPart')}</option>
            {parts.map((part) => (
              <option key={part} value={part}>
                {say(`rights.part.${part}`)}
              </option>
            ))}
          </select>
        </>
      )}
      <button type="submit" className="p-button p-main">
        {say('rights.ask')}
      </button>
    </form>
  )
}

function Answer({ answer }: { answer: ShownRight | 'noSuchRecord' }) {
  const { say } = useTexts()
  if (answer === 'noSuchRecord') return <p>{say('rights.noSuchRecord')}</p>
  return (
    <section className="p-card">
      <h2>{say(answer.allowed ? 'rights.yes' : 'rights.no')}</h2>
      <p>{answer.because}</p>
      <p>{say('rights.agency', { name: answer.agency })}</p>
      {answer.conditions.length > 0 && (
        <ul>
          {answer.conditions.map(({ text, holds }) => (
            <li key={text}>{say(holds ? 'rights.holds' : 'rights.fails', { text })}</li>
          ))}
        </ul>
      )}
      <p className="p-help">{say('rights.nothingShown')}</p>
    </section>
  )
}
