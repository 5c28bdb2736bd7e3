import { useState } from 'react'
import type { ShownAgency } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Field } from './field.tsx'
import { Refused } from './refused.tsx'

type Props = { recordId: string; shown: ShownAgency; onChanged(shown: ShownAgency): void }
type Step = 'suspend' | 'restore' | 'revoke'

const stepsFrom: Record<ShownAgency['standing'], Step[]> = {
  unverified: [],
  verified: ['suspend', 'revoke'],
  suspended: ['restore', 'revoke'],
  revoked: [],
}

/** Takes the badge away at once, or gives it back, with a reason that stays. */
export function StandingForm({ recordId, shown, onChanged }: Props) {
  const { say } = useTexts()
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const steps = stepsFrom[shown.standing].filter((step) => step !== 'restore' || !shown.suspendedByReader)
  const take = async (step: Step) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const { record } = await act<{ record: { agency: ShownAgency } }>('agencies', recordId, 'changeStanding', {
        step,
        reason,
      })
      setReason('')
      onChanged(record.agency)
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
    setBusy(false)
  }
  if (steps.length === 0) return null
  return (
    <section className="p-card p-form" aria-labelledby="standing-title">
      <h2 id="standing-title">{say('standing.title')}</h2>
      {steps.map((step) => (
        <p key={step} className="p-help">
          {say(`standing.means.${step}`)}
        </p>
      ))}
      {shown.suspendedByReader && <p className="p-help">{say('standing.otherRestores')}</p>}
      <Field label={say('standing.reason')} rows={3} value={reason} onChange={setReason} />
      <Refused refusal={refusal} />
      <p className="p-actions">
        {steps.map((step) => (
          <button key={step} type="button" className="p-button" aria-disabled={busy} onClick={() => take(step)}>
            {say(`standing.${step}`)}
          </button>
        ))}
      </p>
    </section>
  )
}
