import { Copy, Share2 } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../app/announce.ts'
import { ProblemNote } from '../app/problem-note.tsx'
import { useAct } from '../app/use-act.ts'
import { Button } from '../controls/button.tsx'
import { inviteSigner, type SignatureRequest, type Signer } from '../http/signatures.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** Who signs, and how far that is. The applicant hands links to those who are not known yet. */
export function SignersList({ request }: { request: SignatureRequest }) {
  const { t } = useTexts()
  const { signers, quorum, inOrder, isApplicant } = request
  const mayInvite = isApplicant && (request.status === 'open' || request.status === 'preparing')
  return (
    <section aria-labelledby="signers-title">
      <h2 id="signers-title">{t('signing.signers')}</h2>
      {signers.length > 1 && <p>{t('signing.how-many', { quorum, all: signers.length })}</p>}
      {signers.length > 1 && inOrder && <p>{t('signing.in-order')}</p>}
      <ol className="signers">
        {signers.map((signer) => (
          <li key={signer.position}>
            <SignerLine signer={signer} language={request.locale} />
            {mayInvite && !signer.isInvited && <Invitation id={request.id} signer={signer} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function SignerLine({ signer, language }: { signer: Signer; language: string }) {
  const { locale, t } = useTexts()
  const { title, name, isYou, isInvited, status, isNext, actedAt, reason, provider } = signer
  const day = actedAt ? dayText(actedAt, locale) : ''
  const state = () => {
    if (status === 'signed')
      return provider ? t('signing.has-signed-at', { day, provider }) : t('signing.has-signed', { day })
    if (status === 'declined') return t('signing.has-declined', { day })
    if (!isInvited) return t('signing.not-invited')
    return isNext ? t('signing.expected') : t('signing.waits')
  }
  return (
    <>
      <p>
        <strong lang={language}>{title}</strong>
        {name && (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        )}
        {isYou && ` (${t('signing.you')})`}
      </p>
      <p className="caption" data-status={status}>
        {state()}
      </p>
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
    </>
  )
}

/** A link to hand over: whoever opens it and signs in takes the place. */
function Invitation({ id, signer }: { id: string; signer: Signer }) {
  const { t } = useTexts()
  const [url, setUrl] = useState<string>()
  const [copied, setCopied] = useState(false)
  const { busy, problem, act } = useAct()
  const invite = () => act(async () => setUrl((await inviteSigner(id, signer.position)).url))
  if (!url)
    return (
      <>
        {problem && <ProblemNote problem={problem} />}
        <Button
          busy={busy}
          onClick={() => void invite()}
          aria-label={t('signing.invite-named', { title: signer.title })}
        >
          {t('signing.invite')}
        </Button>
      </>
    )
  // Where the browser does not give the clipboard, the link stands there to be marked.
  const copy = () =>
    navigator.clipboard?.writeText(url).then(
      () => {
        setCopied(true)
        announce(t('signing.link-copied'))
      },
      () => undefined,
    )
  const canShare = typeof navigator.share === 'function'
  return (
    <div className="invitation">
      <label htmlFor={`link-${signer.position}`}>{t('signing.link', { title: signer.title })}</label>
      <input
        id={`link-${signer.position}`}
        className="input"
        readOnly
        dir="ltr"
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <div className="card-actions">
        <Button icon={<Copy aria-hidden size={18} strokeWidth={1.75} />} onClick={() => void copy()}>
          {copied ? t('signing.link-copied') : t('signing.copy-link')}
        </Button>
        {canShare && (
          <Button
            look="quiet"
            icon={<Share2 aria-hidden size={18} strokeWidth={1.75} />}
            // Closing the dialogue without sharing is no failure.
            onClick={() => void navigator.share({ url }).catch(() => undefined)}
          >
            {t('signing.share-link')}
          </Button>
        )}
      </div>
    </div>
  )
}
