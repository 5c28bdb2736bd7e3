import { type FormEvent, useId, useState } from 'react'
import type { ShownApplication } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Field } from './field.tsx'
import { Refused } from './refused.tsx'

type Props = { recordId: string; shown: ShownApplication; onChecked(): Promise<void> }
const verdicts = ['approved', 'returned', 'refused'] as const

/** An administrator's own check. The first approval waits for a second person; to return or refuse one is enough. */
export function CheckForm({ recordId, shown, onChecked }: Props) {
  const { say } = useTexts()
  const id = useId()
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>()
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !verdict) return
    setBusy(true)
    setRefusal(undefined)
    try {
      await act('agency_applications', recordId, 'checkApplication', { verdict, note, sawHash: shown.evidenceHash })
      await onChecked()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
    setBusy(false)
  }
  const isSecond = shown.checks.some((made) => made.ofThisState && made.verdict === 'approved')
  return (
    <form className="p-card p-decision p-form" onSubmit={send} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('check.title')}</h2>
      <p className="p-help">{say(isSecond ? 'check.second' : 'check.first')}</p>
      <fieldset>
        <legend>{say('check.verdict')}</legend>
        {verdicts.map((value) => (
          <label key={value} className="p-option">
            <input type="radio" name={id} required checked={verdict === value} onChange={() => setVerdict(value)} />
            {say(`check.${value}`)}
          </label>
        ))}
      </fieldset>
      <Field
        label={say(verdict === undefined || verdict === 'approved' ? 'check.compared' : 'check.reason')}
        help={say(verdict === undefined || verdict === 'approved' ? 'check.comparedHelp' : 'check.reasonHelp')}
        rows={4}
        value={note}
        onChange={setNote}
      />
      <Refused refusal={refusal} />
      <button type="submit" className="p-button p-main" aria-disabled={busy}>
        {say(`check.send.${verdict ?? 'approved'}`)}
      </button>
    </form>
  )
}
