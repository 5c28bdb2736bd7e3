import { useState } from 'react'
import type { ShownOffice } from '../../resources/shown-office.ts'
import { act, type Refusal, refusalOf } from '../agencies/act.ts'
import { Refused } from '../agencies/refused.tsx'
import { useTexts } from '../use-texts.ts'

type Props = { recordId: string; routes: ShownOffice['routes']; onClosed(answer: unknown): void }

/** Removes the office, after one more question; a refusal names the services that still send cases here. */
export function CloseOffice({ recordId, routes, onClosed }: Props) {
  const { say } = useTexts()
  const [sure, setSure] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const close = async () => {
    setRefusal(undefined)
    try {
      onClosed(await act('offices', recordId, 'closeOffice'))
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
      setSure(false)
    }
  }
  const isRouted = refusal?.faults.some((fault) => fault.endsWith('/routes-here')) ?? false
  return (
    <section className="p-card" aria-labelledby="close-office">
      <h2 id="close-office">{say('office.close')}</h2>
      <p className="p-help">{say('office.closeHelp')}</p>
      {isRouted ? (
        <div className="p-problem" role="alert">
          <p>{say('office.routed')}</p>
          <ul>
            {routes
              .filter(({ isPublished }) => isPublished)
              .map(({ serviceId, service }) => (
                <li key={serviceId}>{service}</li>
              ))}
          </ul>
        </div>
      ) : (
        <Refused refusal={refusal} />
      )}
      <p className="p-actions">
        {sure ? (
          <>
            <button type="button" className="p-button" onClick={() => void close()}>
              {say('office.closeNow')}
            </button>
            <button type="button" className="p-button" onClick={() => setSure(false)}>
              {say('office.keep')}
            </button>
          </>
        ) : (
          <button type="button" className="p-button" onClick={() => setSure(true)}>
            {say('office.closeAsk')}
          </button>
        )}
      </p>
    </section>
  )
}
