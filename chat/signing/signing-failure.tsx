import { WebAuthnError } from '@simplewebauthn/browser'
import { ProblemText } from '../controls/field.tsx'
import { ProblemError } from '../http/problem.ts'
import { signInHref } from '../http/session.ts'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import { NotWhatWasShown } from './sign-in-browser.ts'

/** What went wrong in words, and what to do now. Nothing was signed in any of these cases. */
export function Failure({ failure }: { failure: unknown }) {
  const { t } = useTexts()
  if (!(failure instanceof ProblemError))
    return (
      <div className="note" role="alert">
        <ProblemText text={t(wordsFor(failure))} />
      </div>
    )
  const needsSignIn = failure.code === 'fresh-sign-in-needed' || failure.status === 401
  return (
    <div className="note" role="alert">
      <ProblemText text={failure.status === 0 ? t('problem.offline') : failure.words || t('problem.ours')} />
      {needsSignIn && (
        <a className="button primary" href={`${signInHref(location.pathname)}&fresh=yes`}>
          {t('signing.sign-in-again')}
        </a>
      )}
    </div>
  )
}

function wordsFor(failure: unknown): TextKey {
  if (failure instanceof NotWhatWasShown) return 'signing.not-what-was-shown'
  if (failure instanceof WebAuthnError && failure.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'signing.passkey-exists'
  return 'signing.passkey-failed'
}
