import { useTexts } from './use-texts.ts'

/** Said in place of what could not be loaded; after a long pause the reason is mostly the sign-in. */
export function NotLoaded({ retry }: { retry(): void }) {
  const { say } = useTexts()
  return (
    <div className="p-problem" role="alert">
      <p>{say('problem.notLoaded')}</p>
      <p className="p-actions">
        <button type="button" className="p-button" onClick={retry}>
          {say('problem.tryAgain')}
        </button>
        <a href={signInHere()}>{say('problem.signIn')}</a>
      </p>
    </div>
  )
}

/** Signing in with the way back to this very page. */
export function signInHere(): string {
  return `/auth/sign-in?return=${encodeURIComponent(window.location.pathname + window.location.search)}`
}
