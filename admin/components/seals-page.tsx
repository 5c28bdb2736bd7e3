import { type ActionProps, ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownSealKey, ShownSeals } from '../resources/shown-seals.ts'
import { NotLoaded } from './not-loaded.tsx'
import { SealChanges } from './seal-changes.tsx'
import { SealForms } from './seal-forms.tsx'
import type { SendSealChange } from './send-seal-change.ts'
import { inLanguage } from './shown-value.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

/** The keys of an agency's seal, and what two administrators decide about them. */
export function SealsPage({ record, resource }: ActionProps) {
  const { say, language } = useTexts()
  const name = inLanguage(String(record?.params.names ?? '{}'), language)
  const id = record?.id ?? ''
  const answered = useAnswer(id, () => ask(id, 'seals'))
  const [changed, setChanged] = useState<ShownSeals>()
  const [said, setSaid] = useState<'done' | 'failed'>()
  const send: SendSealChange = async (action, data) => {
    setSaid(undefined)
    try {
      setChanged(await ask(id, action, data))
      setSaid('done')
    } catch {
      setSaid('failed')
    }
  }
  const seals = changed ?? (answered.state === 'there' ? answered.answer : undefined)
  return (
    <main className="p-page">
      <p>
        <Link to={`/admin/resources/${resource.id}/records/${id}/show`}>← {name}</Link>
      </p>
      <h1>{say('seals.title', { name })}</h1>
      <p>{say('seals.about')}</p>
      <p role="status">{said === 'done' && say('seals.done')}</p>
      {said === 'failed' && (
        <p role="alert" className="p-problem">
          {say('seals.failed')}
        </p>
      )}
      {answered.state === 'waiting' && <p>{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {seals && (
        <>
          <h2>{say('seals.keys')}</h2>
          {seals.keys.length === 0 && <p>{say('seals.noKeys')}</p>}
          {seals.keys.map((key) => (
            <SealKeyCard key={key.id} shown={key} />
          ))}
          <SealChanges changes={seals.changes} send={send} />
          {!seals.changes.some(({ status }) => status === 'proposed') && (
            <SealForms key={seals.changes.length} seals={seals} send={send} />
          )}
        </>
      )}
    </main>
  )
}

async function ask(recordId: string, actionName: string, data?: Record<string, unknown>): Promise<ShownSeals> {
  const request = { resourceId: 'agencies', recordId, actionName, ...(data ? { data } : {}) }
  const answer = await new ApiClient().recordAction(request)
  return (answer.data as unknown as { seals: ShownSeals }).seals
}

function SealKeyCard({ shown }: { shown: ShownSealKey }) {
  const { say, moment, day } = useTexts()
  const facts: [string, string][] = [
    [say('seals.since'), moment(shown.activatedAt)],
    [say('seals.until'), day(shown.validUntil)],
    ...(shown.revokedAt ? [[say('seals.revokedAt'), moment(shown.revokedAt)] as [string, string]] : []),
    ...(shown.revocationReason
      ? [[say('seals.revocationReason'), say(`seals.reason.${shown.revocationReason}`)] as [string, string]]
      : []),
    [say('seals.fingerprint'), shown.sha256],
  ]
  return (
    <section className="p-card" aria-label={shown.name}>
      <h3>
        {shown.name} · {shown.algorithm} · {say(`seals.status.${shown.status}`)}
      </h3>
      <dl className="p-list">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
