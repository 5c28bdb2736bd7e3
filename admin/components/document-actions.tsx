import { type FormEvent, useId, useState } from 'react'
import { revocationGrounds } from '../../catalog/document-lifecycle.ts'
import type { ShownDocument } from '../resources/shown-case.ts'
import { act, refusalOf } from './agencies/act.ts'
import { useTexts } from './use-texts.ts'

type Wish = 'reissue' | 'revoke' | 'retry'

/** What an official may have become of a document. Issuing again and revoking want a reason, which the person reads. */
export function DocumentActions({ document }: { document: ShownDocument }) {
  const { say } = useTexts()
  const [wish, setWish] = useState<Wish>()
  const [done, setDone] = useState<Wish>()
  const [failed, setFailed] = useState('')

  const send = async (what: Wish, data: object = {}) => {
    try {
      await act('documents', document.id, what, data)
      setDone(what)
      setFailed('')
    } catch (thrown) {
      const { reason } = refusalOf(thrown)
      setFailed(say(`documentAction.failed.${reason === 'moved' || reason === 'invalid' ? reason : 'failed'}`))
    }
  }

  if (done) return <p role="status">{say(`documentAction.done.${done}`)}</p>
  return (
    <>
      <p className="p-document-actions">
        {document.may.map((what) => (
          <button
            key={what}
            type="button"
            className="p-button"
            aria-expanded={what === 'retry' ? undefined : wish === what}
            onClick={() => (what === 'retry' ? void send(what) : setWish(wish === what ? undefined : what))}
          >
            {say(`documentAction.${what}`)}
          </button>
        ))}
      </p>
      {wish && wish !== 'retry' && <ReasonForm key={wish} wish={wish} onSend={(data) => send(wish, data)} />}
      {failed && (
        <p className="p-problem" role="alert">
          {failed}
        </p>
      )}
    </>
  )
}

function ReasonForm({ wish, onSend }: { wish: 'reissue' | 'revoke'; onSend(data: object): Promise<void> }) {
  const { say } = useTexts()
  const id = useId()
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    await onSend(Object.fromEntries(new FormData(event.currentTarget)))
    setSending(false)
  }
  return (
    <form className="p-decision" onSubmit={send}>
      {wish === 'revoke' && (
        <>
          <label htmlFor={`${id}-ground`}>{say('documentAction.ground')}</label>
          <select id={`${id}-ground`} name="ground" aria-describedby={`${id}-help`}>
            {revocationGrounds.map((ground) => (
              <option key={ground} value={ground}>
                {say(`documentAction.because.${ground}`)}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${id}-reason`}>{say('documentAction.reason')}</label>
      <p className="p-help" id={`${id}-help`}>
        {say(`documentAction.help.${wish}`)}
      </p>
      <textarea id={`${id}-reason`} name="reason" rows={3} maxLength={1000} required aria-describedby={`${id}-help`} />
      <button type="submit" className="p-button p-main" aria-disabled={sending}>
        {say(`documentAction.${wish}`)}
      </button>
    </form>
  )
}
