import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { LongTextControl } from '../controls/long-text-control.tsx'
import { ProblemError } from '../http/problem.ts'
import { declineSigning, type SignatureRequest } from '../http/signatures.ts'
import { useTexts } from '../texts/texts.tsx'

type Props = { request: SignatureRequest; onDeclined(request: SignatureRequest): void }

/** Not to sign is an answer too, and the applicant is told why. */
export function DeclineForm({ request, onDeclined }: Props) {
  const { t } = useTexts()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const decline = async () => {
    if (reason.trim() === '') return setProblem(t('signing.reason-missing'))
    try {
      onDeclined(await declineSigning(request.id, reason))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.words || t('problem.offline'))
    }
  }
  return (
    <details className="more-facts">
      <summary>{t('signing.decline')}</summary>
      <LongTextControl
        id="reason"
        label={t('signing.reason')}
        required
        value={reason}
        onChange={(value) => setReason(value ?? '')}
        problem={problem}
        maxLength={2000}
      />
      <Button look="danger" onClick={() => void decline()}>
        {t('signing.decline-now')}
      </Button>
    </details>
  )
}
