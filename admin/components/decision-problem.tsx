import { refusalOf } from './agencies/act.ts'
import { signInHere } from './not-loaded.tsx'
import { useTexts } from './use-texts.ts'

export type DecisionFailure =
  | 'missingOutcome'
  | 'missingReason'
  | 'signedOut'
  | 'changed'
  | 'failed'
  /** The signs of the reason that no document can be printed with. */
  | { unprintable: string }

/** Why a decision was not taken, and the way on. */
export function DecisionProblem({ failure }: { failure: DecisionFailure }) {
  const { say } = useTexts()
  if (typeof failure === 'object') {
    return (
      <p className="p-problem" role="alert">
        {say('decision.unprintable', { signs: failure.unprintable })}
      </p>
    )
  }
  const ofForm = failure === 'missingOutcome' || failure === 'missingReason'
  return (
    <div className="p-problem" role="alert">
      <p>{say(`${ofForm ? 'decision' : 'problem'}.${failure}`)}</p>
      {failure === 'signedOut' && (
        <a href={signInHere()} target="_blank" rel="noreferrer">
          {say('problem.signIn')}
        </a>
      )}
      {failure === 'changed' && <a href={window.location.href}>{say('problem.reload')}</a>}
    </div>
  )
}

/** What a refused call means here, by its HTTP status. */
export function failureOf(thrown: unknown): DecisionFailure {
  const { reason, faults } = refusalOf(thrown)
  const unprintable = faults.find((fault) => fault.startsWith('reason/unprintable '))
  if (unprintable) return { unprintable: unprintable.slice('reason/unprintable '.length) }
  if (reason === 'signedOut') return 'signedOut'
  if (reason === 'moved') return 'changed'
  return reason === 'invalid' ? 'missingReason' : 'failed'
}
