import { WebAuthnError } from '@simplewebauthn/browser'
import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { TextControl } from '../controls/text-control.tsx'
import { ProblemError } from '../http/problem.ts'
import { signInHref } from '../http/session.ts'
import type { SignatureRequest, SigningKey } from '../http/signatures.ts'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import { forgetKey } from './browser-keys.ts'
import { enrolPasskey } from './key-in-browser.ts'
import { NotWhatWasShown, signInBrowser } from './sign-in-browser.ts'
import type { ShownDocument } from './use-shown-document.ts'

type Props = {
  account: string
  request: SignatureRequest
  document: ShownDocument
  /** The person's passkeys that still sign, the one of this browser first. */
  keys: SigningKey[]
  onSigned(request: SignatureRequest): void
}

/** What is confirmed, and the one act that confirms it. */
export function SignForm({ account, request, document, keys, onSigned }: Props) {
  const { t } = useTexts()
  const [keyId, setKeyId] = useState(keys[0]?.id ?? '')
  const [name, setName] = useState(t('signing.this-device'))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const sign = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const chosen = keyId || (await enrolPasskey(name.trim() || t('signing.this-device')))
      setKeyId(chosen)
      onSigned(await signInBrowser({ account, request, keyId: chosen, pdf: document.bytes, sha256: document.sha256 }))
    } catch (error) {
      if (error instanceof NotWhatWasShown) await forgetKey(account)
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section aria-labelledby="confirm-title" className="sign-step">
      <h2 id="confirm-title">{t('signing.confirm')}</h2>
      <blockquote className="intent" lang={request.locale}>
        {request.intent}
      </blockquote>
      {keys.length > 0 && <KeyChoice keys={keys} chosen={keyId} onChoose={setKeyId} />}
      {keyId === '' && (
        <>
          <p>{t('signing.no-passkey')}</p>
          <TextControl
            id="device-name"
            label={t('signing.device-name')}
            required
            value={name}
            onChange={(value) => setName(value ?? '')}
            maxLength={80}
          />
        </>
      )}
      {failure !== undefined && <Failure failure={failure} />}
      <Button
        look="primary"
        busy={busy}
        icon={<PenLine aria-hidden size={20} strokeWidth={1.75} />}
        onClick={() => void sign()}
      >
        {busy ? t('signing.under-way') : keyId === '' ? t('signing.enrol-and-sign') : t('signing.sign')}
      </Button>
    </section>
  )
}

type ChoiceProps = { keys: SigningKey[]; chosen: string; onChoose(id: string): void }

function KeyChoice({ keys, chosen, onChoose }: ChoiceProps) {
  const { t } = useTexts()
  const options = [...keys.map(({ id, name }) => ({ id, name })), { id: '', name: t('signing.another-passkey') }]
  return (
    <fieldset className="key-choice">
      <legend>{t('signing.which-key')}</legend>
      {options.map(({ id, name }) => (
        <label key={id}>
          <input type="radio" name="key" checked={chosen === id} onChange={() => onChoose(id)} />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}

/** What went wrong in words, and what to do now. Nothing was signed in any of these cases. */
function Failure({ failure }: { failure: unknown }) {
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
