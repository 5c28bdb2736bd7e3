import { useState } from 'react'
import type { ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { callService } from './call-service.ts'

type Props = { shown: ShownDraft; onShown(designed: ShownDraft): void }

/** Whether citizens find the service. Archiving says first whom it leaves under way, and is done at the second press. */
export function Offering({ shown: { service, underWay }, onShown }: Props) {
  const { say } = useTexts()
  const [isAsking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  if (service.publishedVersion === null) return null
  const offer = async (isOffered: boolean) => {
    setFailed(false)
    try {
      onShown((await callService(service.id, 'offerService', { isOffered })).designed)
    } catch {
      setFailed(true)
    }
  }
  return (
    <section className="d-compare" aria-labelledby="offering-title">
      <h3 id="offering-title">{say('designer.offering')}</h3>
      <p>{say(service.isArchived ? 'designer.isArchived' : 'designer.isOffered')}</p>
      {failed && (
        <p className="p-problem" role="alert">
          {say('designer.failure.failed')}
        </p>
      )}
      {service.isArchived && (
        <button type="button" className="p-button" onClick={() => offer(true)}>
          {say('designer.offerAgain')}
        </button>
      )}
      {!service.isArchived && !isAsking && (
        <button type="button" className="p-button" onClick={() => setAsking(true)}>
          {say('designer.archive')}
        </button>
      )}
      {!service.isArchived && isAsking && (
        <fieldset className="d-conditions">
          <legend>{say('designer.archive')}</legend>
          <p>
            {say('designer.archiveHelp')} {say('designer.conversationsUnderWay', { count: underWay.conversations })},{' '}
            {say('designer.casesUnderWay', { count: underWay.cases })}.
          </p>
          <p className="p-actions">
            <button type="button" className="p-button d-danger" onClick={() => offer(false)}>
              {say('designer.archiveNow')}
            </button>
            <button type="button" className="p-button" onClick={() => setAsking(false)}>
              {say('designer.cancel')}
            </button>
          </p>
        </fieldset>
      )}
    </section>
  )
}
