import { type FormEvent, type ReactNode, useId } from 'react'
import type { ShownSeals } from '../resources/shown-seals.ts'
import type { SendSealChange } from './send-seal-change.ts'
import { useTexts } from './use-texts.ts'

type Props = { seals: ShownSeals; send: SendSealChange }

/** What an administrator may propose: another key, or to take one back. */
export function SealForms({ seals, send }: Props) {
  const { say } = useTexts()
  const id = useId()
  const held = seals.keys.filter(({ status }) => status !== 'revoked')
  const propose = (data: FormData) => {
    const { compromisedSince, ...rest } = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]))
    const since = compromisedSince ? { compromisedSince: new Date(`${compromisedSince}Z`).toISOString() } : {}
    void send('proposeSealChange', { ...rest, ...since })
  }
  if (seals.keys.length === 0) return null
  return (
    <>
      <ProposalForm title={say('seals.rotate')} kind="rotate" propose={propose}>
        <label htmlFor={`${id}-algorithm`}>{say('seals.algorithm')}</label>
        <select id={`${id}-algorithm`} name="algorithm">
          {seals.algorithms.map((algorithm) => (
            <option key={algorithm}>{algorithm}</option>
          ))}
        </select>
      </ProposalForm>
      {held.length > 0 && (
        <ProposalForm title={say('seals.revoke')} kind="revoke" propose={propose}>
          <label htmlFor={`${id}-key`}>{say('seals.key')}</label>
          <select id={`${id}-key`} name="sealKeyId">
            {held.map((key) => (
              <option key={key.id} value={key.id}>
                {key.name} ({say(`seals.status.${key.status}`)})
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-reason`}>{say('seals.revocationReason')}</label>
          <select id={`${id}-reason`} name="revocationReason">
            {seals.reasons.map((reason) => (
              <option key={reason} value={reason}>
                {say(`seals.reason.${reason}`)}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-since`}>{say('seals.compromisedSince')}</label>
          <input id={`${id}-since`} name="compromisedSince" type="datetime-local" />
        </ProposalForm>
      )}
    </>
  )
}

type FormProps = { title: string; kind: 'rotate' | 'revoke'; propose(data: FormData): void; children: ReactNode }

function ProposalForm({ title, kind, propose, children }: FormProps) {
  const { say } = useTexts()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    data.set('kind', kind)
    propose(data)
  }
  return (
    <form className="p-card p-question" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      <label htmlFor={`${id}-why`}>{say('seals.why')}</label>
      <textarea id={`${id}-why`} name="reason" rows={3} minLength={3} maxLength={1000} required />
      <button type="submit" className="p-button">
        {say('seals.propose')}
      </button>
    </form>
  )
}
