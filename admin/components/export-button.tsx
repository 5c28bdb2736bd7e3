import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { offerFile } from './offer-file.ts'
import { useTexts } from './use-texts.ts'

/** Saves the rows of the list as it is filtered, on all its pages, for a spreadsheet or for a program. */
export function ExportButton({ table }: { table: 'cases' | 'documents' | 'evidence_records' }) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const [state, setState] = useState<'ready' | 'saving' | 'tooMany' | 'failed' | 'saved'>('ready')
  const save = async (isForSpreadsheet: boolean) => {
    if (state === 'saving') return
    setState('saving')
    const answer = await fetch(`/admin/exports/${table}?${asked}`, { method: 'POST' }).catch(() => undefined)
    if (!answer?.ok) return setState(answer?.status === 422 ? 'tooMany' : 'failed')
    offerFile(new Blob([isForSpreadsheet ? '\ufeff' : '', await answer.text()], { type: 'text/csv' }), `${table}.csv`)
    setState('saved')
  }
  return (
    <fieldset className="p-actions p-export">
      <legend className="p-help">{say('export.recorded')}</legend>
      <button type="button" className="p-button" onClick={() => save(true)}>
        {say('export.spreadsheet')}
      </button>
      <button type="button" className="p-button" onClick={() => save(false)}>
        {say('export.plain')}
      </button>
      <span role="status">{state !== 'ready' && say(`export.state.${state}`)}</span>
    </fieldset>
  )
}
