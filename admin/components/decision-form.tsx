import { ApiClient } from 'adminjs'
import { type FormEvent, useId, useState } from 'react'
import type { ShownCase, ShownDecision } from '../resources/shown-case.ts'
import { type DecisionFailure, DecisionProblem, failureOf } from './decision-problem.tsx'
import { useTexts } from './use-texts.ts'

type Props = { caseId: string; opened: ShownCase; onDecided(decision: ShownDecision): void }

/** Outcome, reason, and in one line what happens next. What was written stays until it is sent. */
export function DecisionForm({ caseId, opened, onDecided }: Props) {
  const { say, language } = useTexts()
  const id = useId()
  const [outcome, setOutcome] = useState<string>()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<DecisionFailure>()
  const [sending, setSending] = useState(false)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    if (!outcome || !reason.trim()) return setFailure(outcome ? 'missingReason' : 'missingOutcome')
    setSending(true)
    setFailure(undefined)
    try {
      onDecided(await decide(caseId, outcome, reason))
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setSending(false)
    }
  }

  const reads = new Intl.DisplayNames(language, { type: 'language' }).of(opened.submission.locale)
  return (
    <form className="p-card p-decision" onSubmit={send} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('decision.title')}</h2>
      <fieldset aria-describedby={failure === 'missingOutcome' ? `${id}-problem` : undefined}>
        <legend>{say('decision.outcome')}</legend>
        {(['granted', 'refused'] as const).map((value) => (
          <label key={value} className="p-option">
            <input type="radio" name={id} checked={outcome === value} onChange={() => setOutcome(value)} />
            {say(value === 'granted' ? 'decision.grant' : 'decision.refuse')}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-reason`}>{say('decision.reason')}</label>
      <p className="p-help" id={`${id}-help`}>
        {say('decision.reasonHelp', { language: reads ?? opened.submission.locale })}
      </p>
      <textarea
        id={`${id}-reason`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        rows={5}
        maxLength={4000}
        lang={opened.submission.locale}
        aria-invalid={failure === 'missingReason' || typeof failure === 'object'}
        aria-describedby={`${id}-help ${id}-problem`}
      />
      <div id={`${id}-problem`}>{failure && <DecisionProblem failure={failure} />}</div>
      <p className="p-next">{say('decision.next', { name: opened.applicant ?? opened.number })}</p>
      <button type="submit" className="p-button p-main" aria-disabled={sending}>
        {sending ? say('decision.sending') : say('decision.submit')}
      </button>
    </form>
  )
}

async function decide(recordId: string, outcome: string, reason: string): Promise<ShownDecision> {
  const { data } = await new ApiClient().recordAction({
    resourceId: 'cases',
    recordId,
    actionName: 'decide',
    data: { outcome, reason },
  })
  return (data as unknown as { decision: ShownDecision }).decision
}
