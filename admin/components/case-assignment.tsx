import { ApiClient } from 'adminjs'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ShownAssignment } from '../resources/shown-case.ts'
import { failureOf } from './decision-problem.tsx'
import { signInHere } from './not-loaded.tsx'
import { useTexts } from './use-texts.ts'

type Failure = 'signedOut' | 'changed' | 'failed'

/** Whose the case is; to take it, to hand it to a colleague who may decide it, or to give it back. */
export function CaseAssignment({ caseId, assignment }: { caseId: string; assignment: ShownAssignment }) {
  const { say } = useTexts()
  const navigate = useNavigate()
  const id = useId()
  const { holder, mine, mayAssign, self, colleagues } = assignment
  const [chosen, setChosen] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const [sending, setSending] = useState(false)

  const give = async (to: string | null) => {
    if (sending) return
    setSending(true)
    setFailure(undefined)
    try {
      await assign(caseId, holder?.id ?? null, to)
      // What may be seen and done can change with the holder: one's own case is opened anew, another's is left.
      if (to === self && to !== null) window.location.reload()
      else navigate('/admin/resources/cases')
    } catch (thrown) {
      const found = failureOf(thrown)
      setFailure(found === 'signedOut' || found === 'changed' ? found : 'failed')
      setSending(false)
    }
  }

  return (
    <section className="p-card p-assignment" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('assignment.title')}</h2>
      <p>{mine ? say('assignment.mine') : holder ? <bdi>{holder.name}</bdi> : say('assignment.nobody')}</p>
      {mayAssign && (
        <p className="p-actions">
          {self && !mine && (
            <button type="button" className="p-button" aria-disabled={sending} onClick={() => give(self)}>
              {say('assignment.take')}
            </button>
          )}
          {holder && (
            <button type="button" className="p-button" aria-disabled={sending} onClick={() => give(null)}>
              {say(mine ? 'assignment.giveBack' : 'assignment.release')}
            </button>
          )}
        </p>
      )}
      {mayAssign && colleagues.length > 0 && (
        <div className="p-field">
          <label htmlFor={`${id}-to`}>{say('assignment.handTo')}</label>
          <select id={`${id}-to`} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{say('assignment.choose')}</option>
            {colleagues.map((colleague) => (
              <option key={colleague.id} value={colleague.id}>
                {colleague.name}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="p-button"
            aria-disabled={sending || !chosen}
            onClick={() => chosen && give(chosen)}
          >
            {say('assignment.hand')}
          </button>
        </div>
      )}
      {failure && (
        <div className="p-problem" role="alert">
          <p>{say(failure === 'changed' ? 'assignment.changed' : `problem.${failure}`)}</p>
          {failure === 'signedOut' && <a href={signInHere()}>{say('problem.signIn')}</a>}
          {failure === 'changed' && <a href={window.location.href}>{say('problem.reload')}</a>}
        </div>
      )}
    </section>
  )
}

async function assign(recordId: string, from: string | null, to: string | null): Promise<void> {
  await new ApiClient().recordAction({ resourceId: 'cases', recordId, actionName: 'assign', data: { from, to } })
}
