import { ApiClient } from 'adminjs'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import type { ShownEmergencies } from '../resources/shown-emergency.ts'
import { signInHere } from './not-loaded.tsx'
import { useTexts } from './use-texts.ts'

type Failure = 'noNumber' | 'noReason' | 'notThere' | 'alreadyOpen' | 'signedOut' | 'failed'

/** Which case, why, and for how long. What was written stays until the case is open. */
export function EmergencyForm({ offered: { minutes, shortestReason } }: { offered: ShownEmergencies }) {
  const { say } = useTexts()
  const id = useId()
  const [asked] = useSearchParams()
  const navigate = useNavigate()
  // One for this form: sent twice, it opens once.
  const opening = useRef(crypto.randomUUID())
  const [failure, setFailure] = useState<Failure>()
  const [sending, setSending] = useState(false)

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const sent = new FormData(event.currentTarget)
    const [number, reason] = ['number', 'reason'].map((name) => String(sent.get(name)).trim()) as [string, string]
    if (number === '') return setFailure('noNumber')
    if (reason.length < shortestReason) return setFailure('noReason')
    setSending(true)
    setFailure(undefined)
    try {
      const data = { id: opening.current, number, reason, minutes: Number(sent.get('minutes')) }
      const { data: opened } = await new ApiClient().resourceAction({
        resourceId: 'cases',
        actionName: 'openInEmergency',
        method: 'POST',
        data,
      })
      navigate(`/admin/resources/cases/records/${(opened as unknown as { caseId: string }).caseId}/show`)
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setSending(false)
    }
  }

  const problem = `${id}-problem`
  return (
    <form className="p-card p-emergency" onSubmit={send} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('emergency.which')}</h2>
      <div className="p-field">
        <label htmlFor={`${id}-number`}>{say('emergency.number')}</label>
        <input
          id={`${id}-number`}
          name="number"
          maxLength={40}
          autoComplete="off"
          defaultValue={asked.get('number') ?? ''}
          aria-invalid={failure === 'noNumber' || failure === 'notThere'}
          aria-describedby={problem}
        />
      </div>
      <div className="p-field">
        <label htmlFor={`${id}-reason`}>{say('emergency.reason')}</label>
        <p className="p-help" id={`${id}-help`}>
          {say('emergency.reasonHelp', { count: shortestReason })}
        </p>
        <textarea
          id={`${id}-reason`}
          name="reason"
          rows={4}
          maxLength={1000}
          aria-invalid={failure === 'noReason'}
          aria-describedby={`${id}-help ${problem}`}
        />
      </div>
      <fieldset>
        <legend>{say('emergency.howLong')}</legend>
        {minutes.map((count, index) => (
          <label key={count} className="p-option">
            <input type="radio" name="minutes" value={count} defaultChecked={index === 0} />
            {say(`emergency.for.${count}`)}
          </label>
        ))}
      </fieldset>
      <div id={problem}>{failure && <Problem failure={failure} count={shortestReason} />}</div>
      <button type="submit" className="p-button p-main" aria-disabled={sending}>
        {say('emergency.open')}
      </button>
    </form>
  )
}

function Problem({ failure, count }: { failure: Failure; count: number }) {
  const { say } = useTexts()
  return (
    <div className="p-problem" role="alert">
      <p>{failure === 'signedOut' ? say('problem.signedOut') : say(`emergency.problem.${failure}`, { count })}</p>
      {failure === 'signedOut' && (
        <a href={signInHere()} target="_blank" rel="noreferrer">
          {say('problem.signIn')}
        </a>
      )}
    </div>
  )
}

function failureOf(thrown: unknown): Failure {
  const status = (thrown as { response?: { status?: number } } | undefined)?.response?.status
  const known: Record<number, Failure> = { 401: 'signedOut', 404: 'notThere', 409: 'alreadyOpen', 422: 'noReason' }
  return (status && known[status]) || 'failed'
}
