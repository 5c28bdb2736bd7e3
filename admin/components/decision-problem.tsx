import { signInHere } from './not-loaded.tsx'
import { useTexts } from './use-texts.ts'

export type DecisionFailure = 'missingOutcome' | 'missingReason' | 'signedOut' | 'changed' | 'failed'

/** Why a decision was not taken, and the way on. */
export function DecisionProblem({ failure }: { failure: DecisionFailure }) {
  const { say } = useTexts()
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
  const status = (thrown as { response?: { status?: number } } | undefined)?.response?.status
  if (status === 401) return 'signedOut'
  if (status === 409) return 'changed'
  return status === 422 ? 'missingReason' : 'failed'
}
