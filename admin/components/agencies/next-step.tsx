import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ShownApplication } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Refused } from './refused.tsx'

type Props = { recordId: string; shown: ShownApplication; onMoved(): Promise<void> }

/** What the applicant can do now, and what happens then. */
export function NextStep({ recordId, shown: { status }, onMoved }: Props) {
  const { say } = useTexts()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const move = async (name: 'sendApplication' | 'withdrawApplication' | 'applyAgain') => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const { answer } = await act<{ answer: { id: string } | null }>('agency_applications', recordId, name)
      if (answer) navigate(`/admin/resources/agency_applications/records/${answer.id}/show`)
      else await onMoved()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
    setBusy(false)
  }
  const open = status === 'draft' || status === 'returned'
  return (
    <section className="p-card" aria-labelledby="next-title">
      <h2 id="next-title">{say('next.title')}</h2>
      <p>{say(`next.${status}`)}</p>
      <Refused refusal={refusal} />
      <p className="p-actions">
        {open && (
          <button
            type="button"
            className="p-button p-main"
            aria-disabled={busy}
            onClick={() => move('sendApplication')}
          >
            {say('next.send')}
          </button>
        )}
        {(open || status === 'waiting') && (
          <button type="button" className="p-button" aria-disabled={busy} onClick={() => move('withdrawApplication')}>
            {say('next.withdraw')}
          </button>
        )}
        {!open && status !== 'waiting' && (
          <button type="button" className="p-button" aria-disabled={busy} onClick={() => move('applyAgain')}>
            {say('next.again')}
          </button>
        )}
      </p>
    </section>
  )
}
