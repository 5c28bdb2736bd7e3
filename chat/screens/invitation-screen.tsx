import { type FormEvent, useEffect, useId, useState } from 'react'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { Button } from '../controls/button.tsx'
import { type Acceptance, acceptInvitation } from '../http/invitations.ts'
import { ProblemError } from '../http/problem.ts'
import { signInHref } from '../http/session.ts'
import { useTexts } from '../texts/texts.tsx'

/** The token of the link, kept in this tab over the sign-in and taken out of the address at once. */
const KEPT = 'parley.invitation'

function takeToken(): string {
  const given = location.hash.slice(1)
  if (given) {
    sessionStorage.setItem(KEPT, given)
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(KEPT) ?? ''
}

/** Where the link of an invitation leads: sign in, say to whom the mail came, and the role is there. */
export function InvitationScreen() {
  const { t } = useTexts()
  const session = useSession()
  const [token, setToken] = useState<string>()
  useEffect(() => setToken(takeToken()), [])
  return (
    <Page title={t('invitation.title')} lead={t('invitation.lead')}>
      {token === '' && <p role="alert">{t('invitation.no-link')}</p>}
      {token && session?.signedIn === false && (
        <p>
          <a className="button primary" href={signInHref('/invitation')}>
            {t('invitation.sign-in')}
          </a>
        </p>
      )}
      {token && session?.signedIn && <Accept token={token} />}
    </Page>
  )
}

function Accept({ token }: { token: string }) {
  const { t } = useTexts()
  const id = useId()
  const [email, setEmail] = useState('')
  const [answer, setAnswer] = useState<Acceptance>()
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      const answered = await acceptInvitation(token, email)
      if (answered.accepted) sessionStorage.removeItem(KEPT)
      setAnswer(answered)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      setProblem(cause)
    }
    setBusy(false)
  }
  if (answer?.accepted) return <Accepted {...answer} />
  return (
    <form onSubmit={(event) => void send(event)}>
      <p className="field">
        <label htmlFor={id}>{t('invitation.email')}</label>
        <input
          id={id}
          className="input"
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </p>
      {answer && (
        <p role="alert">{t(answer.because === 'expired' ? 'invitation.expired' : 'invitation.other-address')}</p>
      )}
      {problem && <ProblemNote problem={problem} />}
      <Button look="primary" type="submit" busy={busy}>
        {t('invitation.accept')}
      </Button>
    </form>
  )
}

function Accepted({ agency, role }: { agency?: string; role: string }) {
  const { t } = useTexts()
  return (
    <>
      <p role="status">{agency ? t('invitation.done-for', { agency, role }) : t('invitation.done', { role })}</p>
      <p>
        <a className="button primary" href="/admin">
          {t('invitation.open')}
        </a>
      </p>
    </>
  )
}
