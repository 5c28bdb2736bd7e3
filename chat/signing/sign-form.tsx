import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { TextControl } from '../controls/text-control.tsx'
import type { Identity } from '../http/session.ts'
import type { SignatureRequest, SigningKey } from '../http/signatures.ts'
import { useTexts } from '../texts/texts.tsx'
import { forgetKey } from './browser-keys.ts'
import { enrolPasskey } from './key-in-browser.ts'
import { NotWhatWasShown, signInBrowser } from './sign-in-browser.ts'
import { Failure } from './signing-failure.tsx'
import type { ShownDocument } from './use-shown-document.ts'

type Props = {
  account: string
  request: SignatureRequest
  document: ShownDocument
  /** The person's passkeys that still sign, the one of this browser first. */
  keys: SigningKey[]
  identity: Identity | null
  onSigned(request: SignatureRequest): void
}

/** Signing with a key of this browser: which passkey releases it, and the one act. */
export function SignForm({ account, request, document, keys, identity, onSigned }: Props) {
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
      const { bytes: pdf, sha256 } = document
      onSigned(await signInBrowser({ account, request, keyId: chosen, pdf, sha256, identity }))
    } catch (error) {
      if (error instanceof NotWhatWasShown) await forgetKey(account)
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
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
    </>
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
