import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { type SignatureRequest, visitProvider } from '../http/signatures.ts'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import { sha256Hex } from './bytes.ts'
import { Failure } from './signing-failure.tsx'
import type { ShownDocument } from './use-shown-document.ts'

type Props = { request: SignatureRequest; provider: string; document: ShownDocument }

/** The way to the qualified provider that signs, and how the last visit there ended. */
export function ProviderForm({ request, provider, document }: Props) {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const outcome = OUTCOMES.get(new URLSearchParams(location.search).get('provider') ?? '')
  const leave = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const textSha256 = await sha256Hex(request.intent)
      const { url } = await visitProvider(request.id, { sha256: document.sha256, textSha256 })
      location.assign(url)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <>
      <p>{t('signing.provider-lead', { provider })}</p>
      {outcome && failure === undefined && (
        <div className="note" role="alert">
          <ProblemText text={t(outcome, { provider })} />
        </div>
      )}
      {failure !== undefined && <Failure failure={failure} />}
      <Button
        look="primary"
        busy={busy}
        icon={<ExternalLink aria-hidden size={20} strokeWidth={1.75} />}
        onClick={() => void leave()}
      >
        {t('signing.provider-go', { provider })}
      </Button>
    </>
  )
}

const OUTCOMES = new Map<string, TextKey>([
  ['declined', 'signing.provider-declined'],
  ['no-certificate', 'signing.provider-no-certificate'],
  ['signed-already', 'signing.provider-signed-already'],
  ['again', 'signing.provider-again'],
  ['away', 'signing.provider-away'],
])
