import { useState } from 'react'
import { go } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { SignInNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { ProblemError } from '../http/problem.ts'
import { joinAsSigner } from '../http/signatures.ts'
import { useTexts } from '../texts/texts.tsx'

/** Behind a link to sign: the person says that they are the one who was meant, and takes the place. */
export function InvitedScreen({ token }: { token: string }) {
  const { t } = useTexts()
  const session = useSession()
  const [problem, setProblem] = useState<ProblemError>()
  const join = async () => {
    try {
      const { id } = await joinAsSigner(token)
      go(`/sign/${id}`, { replace: true })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error)
    }
  }
  return (
    <Page title={t('signing.invited-title')} lead={t('signing.invited-lead')}>
      {session && !session.signedIn && <SignInNote text={t('signing.sign-in')} />}
      {problem && (
        <div className="note" role="alert">
          <ProblemText text={problem.code === 'not-found' ? t('signing.link-over') : problem.words} />
        </div>
      )}
      {session?.signedIn && problem?.code !== 'not-found' && (
        <>
          <p>{t('signing.invited-as', { name: session.account.name })}</p>
          <Button look="primary" onClick={() => void join()}>
            {t('signing.join')}
          </Button>
        </>
      )}
    </Page>
  )
}
