import { useState } from 'react'
import type { InboxRow } from '../resources/inbox.ts'
import { act } from './agencies/act.ts'
import { useTexts } from './use-texts.ts'

type Props = { rows: InboxRow[]; self: string; again(): void }

/** What can be done with the marked cases, one after the other; whatever was refused is told by its number. */
export function BulkBar({ rows, self, again }: Props) {
  const { say } = useTexts()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ done: number; refused: string[] }>()
  const move = async (to: string | null) => {
    if (busy) return
    setBusy(true)
    const refused: string[] = []
    for (const { id, number, holderId } of rows) {
      try {
        await act('cases', id, 'assign', { from: holderId, to })
      } catch {
        refused.push(number)
      }
    }
    setBusy(false)
    if (refused.length === 0) again()
    else setOutcome({ done: rows.length - refused.length, refused })
  }
  if (rows.length === 0) return null
  const mine = rows.filter(({ holderId }) => holderId === self)
  return (
    <section className="p-card p-bulk" aria-label={say('bulk.title')}>
      <p role="status">{say('bulk.marked', { count: rows.length })}</p>
      <p className="p-actions">
        {mine.length < rows.length && (
          <button type="button" className="p-button p-main" aria-disabled={busy} onClick={() => void move(self)}>
            {say('bulk.take')}
          </button>
        )}
        {mine.length === rows.length && (
          <button type="button" className="p-button" aria-disabled={busy} onClick={() => void move(null)}>
            {say('bulk.giveBack')}
          </button>
        )}
      </p>
      {outcome && (
        <div className="p-problem" role="alert">
          <p>{say('bulk.partly', { done: outcome.done, numbers: outcome.refused.join(', ') })}</p>
          <button type="button" className="p-button" onClick={again}>
            {say('refused.reload')}
          </button>
        </div>
      )}
    </section>
  )
}
