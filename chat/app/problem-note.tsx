import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import type { ProblemError } from '../http/problem.ts'
import { signInHref } from '../http/session.ts'
import { useTexts } from '../texts/texts.tsx'

/** Why a screen could not be filled, and the one thing to do about it. */
export function ProblemNote({ problem, onRetry }: { problem: ProblemError; onRetry?: () => void }) {
  const { t } = useTexts()
  if (problem.status === 401) return <SignInNote />
  return (
    <div className="note" role="alert">
      <ProblemText text={problem.status === 0 ? t('problem.offline') : problem.words || t('problem.ours')} />
      {onRetry && <Button onClick={onRetry}>{t('problem.try-again')}</Button>}
    </div>
  )
}

/** For what only its owner may see. Signing in comes back to this very place. */
export function SignInNote({ text }: { text?: string }) {
  const { t } = useTexts()
  return (
    <div id="dock" className="note">
      <p>{text ?? t('sign-in.needed')}</p>
      <a className="button primary" href={signInHref(location.pathname + location.search)}>
        {t('sign-in.action')}
      </a>
    </div>
  )
}
