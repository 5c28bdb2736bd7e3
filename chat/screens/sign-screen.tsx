import { useCallback, useEffect, useState } from 'react'
import { go, Link } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { ProblemNote, SignInNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { sendTurn } from '../http/conversations.ts'
import { type Account, type Identity, readIdentity } from '../http/session.ts'
import { listSigningKeys, readSignatureRequest, type SignatureRequest, type SigningKey } from '../http/signatures.ts'
import { keptKey } from '../signing/browser-keys.ts'
import { DeclineForm } from '../signing/decline-form.tsx'
import { DocumentToSign } from '../signing/document-to-sign.tsx'
import { ProviderForm } from '../signing/provider-form.tsx'
import { SignForm } from '../signing/sign-form.tsx'
import { SignersList } from '../signing/signers-list.tsx'
import { useShownDocument } from '../signing/use-shown-document.ts'
import { WhatIsBound } from '../signing/what-is-bound.tsx'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** Waits for the session: keys on the device belong to one account. */
export default function SignScreen({ id }: { id: string }) {
  const session = useSession()
  const { t } = useTexts()
  if (session?.signedIn) return <ToSign id={id} account={session.account} />
  return <Page title={t('signing.title')}>{session && <SignInNote text={t('signing.sign-in')} />}</Page>
}

type Loaded = { request: SignatureRequest; keys: SigningKey[]; identity: Identity | null }

/** The request, and the keys that still sign with the one of this browser first. */
async function load(id: string, account: string): Promise<Loaded> {
  const [request, keys, kept, identity] = await Promise.all([
    readSignatureRequest(id),
    listSigningKeys(),
    keptKey(account),
    readIdentity(),
  ])
  const usable = keys.filter(({ revokedAt }) => revokedAt === null)
  const isHere = (key: SigningKey) => Number(key.id === kept?.keyId)
  return { request, identity, keys: usable.toSorted((a, b) => isHere(b) - isHere(a)) }
}

const SOON = 2000

function ToSign({ id, account }: { id: string; account: Account }) {
  const { t } = useTexts()
  const read = useCallback(() => load(id, account.id), [id, account.id])
  const { value, problem, again } = useLoaded(read)
  const isPreparing = value?.request.status === 'preparing'
  useEffect(() => {
    if (!isPreparing) return
    const timer = setInterval(again, SOON)
    return () => clearInterval(timer)
  }, [isPreparing, again])
  if (value) return <LoadedRequest key={value.request.status} account={account} {...value} />
  return <Page title={t('signing.title')}>{problem && <ProblemNote problem={problem} onRetry={again} />}</Page>
}

function LoadedRequest({ account, request: loaded, keys, identity }: Loaded & { account: Account }) {
  const { locale, t } = useTexts()
  const [request, setRequest] = useState(loaded)
  const own = request.signers.find(({ isYou }) => isYou)
  const hasDocument = request.status !== 'preparing' && request.status !== 'replaced'
  const { document, isAway, again } = useShownDocument(request.id, hasDocument ? (own?.status ?? '') : undefined)
  const signed = useCallback(async (after: SignatureRequest) => {
    setRequest(after)
    if (after.status === 'complete' && after.conversation) await sendNow(after.conversation)
  }, [])
  useEffect(() => {
    if (hasComeBackSigned()) void signed(loaded)
  }, [loaded, signed])
  return (
    <Page
      title={t('signing.title-named', { title: request.title })}
      lead={request.provider ? t('signing.lead-provider', { provider: request.provider }) : t('signing.lead')}
      className="signing"
    >
      <Standing request={request} />
      {isAway && (
        <div className="note" role="alert">
          <ProblemText text={t('signing.document-away')} />
          <Button onClick={again}>{t('problem.try-again')}</Button>
        </div>
      )}
      {document && <DocumentToSign document={document} number={request.number} />}
      {document && request.maySign && (
        <>
          <section aria-labelledby="confirm-title" className="sign-step">
            <h2 id="confirm-title">{t('signing.confirm')}</h2>
            <blockquote className="intent" lang={request.locale}>
              {request.intent}
            </blockquote>
            <WhatIsBound name={own?.name ?? account.name} {...{ request, document, identity }} />
            {request.provider ? (
              <ProviderForm {...{ request, document }} provider={request.provider} />
            ) : (
              <SignForm
                {...{ request, document, keys, identity }}
                account={account.id}
                onSigned={(after) => void signed(after)}
              />
            )}
          </section>
          <DeclineForm request={request} onDeclined={setRequest} />
        </>
      )}
      <SignersList request={request} />
      <details className="more-facts">
        <summary>{t('signing.level')}</summary>
        {request.provider ? (
          <p>{t('signing.level-qualified', { provider: request.provider })}</p>
        ) : (
          <>
            <p>{t('signing.level-is')}</p>
            <p>{t('signing.level-is-not')}</p>
          </>
        )}
      </details>
      <p className="caption">{t('signing.until', { day: dayText(request.expiresAt, locale) })}</p>
    </Page>
  )
}

/** Told once by the provider's way back: whoever comes to this page later sends nothing by that. */
function hasComeBackSigned(): boolean {
  const isSigned = new URLSearchParams(location.search).get('provider') === 'signed'
  if (isSigned) history.replaceState(history.state, '', location.pathname)
  return isSigned
}

/** All have signed what the applicant wanted to send, so it is sent. */
async function sendNow(conversation: string): Promise<void> {
  const reply = { kind: 'command', command: 'submit' } as const
  await sendTurn(conversation, crypto.randomUUID(), reply).catch(() => undefined)
  // Where it could not be sent, the conversation says why.
  go(`/conversations/${conversation}`)
}

function Standing({ request }: { request: SignatureRequest }) {
  const { t } = useTexts()
  const { status, conversation, signers } = request
  const own = signers.find(({ isYou }) => isYou)
  const words = {
    preparing: t('signing.preparing'),
    open: own?.status === 'signed' ? t('signing.done') : request.maySign ? '' : t('signing.not-yet'),
    complete: t('signing.complete'),
    declined: t('signing.declined'),
    expired: t('signing.expired'),
    replaced: t('signing.replaced'),
  }[status]
  return (
    <>
      <p role="status" className={words ? 'note' : 'visually-hidden'}>
        {words}
      </p>
      {conversation && (
        <p>
          <Link href={`/conversations/${conversation}`}>{t('signing.to-conversation')}</Link>
        </p>
      )}
    </>
  )
}
