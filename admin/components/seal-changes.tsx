import type { ShownSealChange } from '../resources/shown-seals.ts'
import type { SendSealChange } from './send-seal-change.ts'
import { useTexts } from './use-texts.ts'

type Props = { changes: ShownSealChange[]; send: SendSealChange }

/** What was proposed, who decided, and the decision itself where one is waited for. */
export function SealChanges({ changes, send }: Props) {
  const { say, moment } = useTexts()
  return (
    <>
      <h2>{say('seals.changes')}</h2>
      {changes.length === 0 && <p>{say('seals.noChanges')}</p>}
      {changes.map((change) => (
        <section
          key={change.id}
          className="p-card"
          aria-label={say(`seals.change.${change.kind}`, { about: change.about })}
        >
          <h3>{say(`seals.change.${change.kind}`, { about: change.about })}</h3>
          <p>{change.reason}</p>
          <p>
            {say('seals.proposedBy', { name: change.proposer })}, {moment(change.proposedAt)} ·{' '}
            {say(`seals.state.${change.status}`, { name: change.decider ?? '' })}
          </p>
          {change.status === 'proposed' && (
            <p className="p-actions">
              {change.mayApprove ? (
                <button
                  type="button"
                  className="p-button p-main"
                  onClick={() => void send('decideSealChange', { id: change.id, approve: true })}
                >
                  {say('seals.approve')}
                </button>
              ) : (
                <span>{say('seals.needsOther')} </span>
              )}
              <button
                type="button"
                className="p-button"
                onClick={() => void send('decideSealChange', { id: change.id, approve: false })}
              >
                {say('seals.drop')}
              </button>
            </p>
          )}
        </section>
      ))}
    </>
  )
}
