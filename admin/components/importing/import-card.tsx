import { type ChangeEvent, useDeferredValue, useMemo, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { type Imported, importText } from '../../../catalog/importing/import-form.ts'
import { createService } from '../designer/call-service.ts'
import { PreviewPane } from '../designer/preview-pane.tsx'
import { useTexts } from '../use-texts.ts'
import { ImportReport } from './import-report.tsx'

/** A form that was described elsewhere: read in the browser, looked at with its report, and made a draft of. */
export function ImportCard() {
  const { say } = useTexts()
  const [text, setText] = useState('')
  const settled = useDeferredValue(text)
  const imported = useMemo(() => (settled.trim() === '' ? undefined : importText(settled)), [settled])
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file) setText(await file.text())
  }
  return (
    <section className="p-new-service" aria-labelledby="import-form">
      <div className="p-card">
        <h2 id="import-form">{say('import.title')}</h2>
        <p className="p-help">{say('import.help')}</p>
        <label className="d-field">
          {say('import.file')}
          <input type="file" accept=".json,application/json" onChange={take} />
        </label>
        <label className="d-field">
          {say('import.text')}
          <textarea
            className="i-source"
            rows={6}
            dir="ltr"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div role="status">{imported && <p>{said(say, imported)}</p>}</div>
      </div>
      {imported && <Outcome imported={imported} />}
    </section>
  )
}

const said = (say: (key: string) => string, { language }: Imported): string =>
  say(`import.language.${language ?? 'unknown'}`)

/** The report beside what the form would be like, and the step to a draft. */
function Outcome({ imported }: { imported: Imported }) {
  const { say, language } = useTexts()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const { definition, lines } = imported
  const make = async () => {
    if (!definition || busy) return
    setBusy(true)
    setFailed(false)
    try {
      navigate(`/admin/resources/services/records/${await createService({ imported: definition })}/design`)
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }
  return (
    <div className="d-panes i-outcome">
      <div className="p-card">
        <ImportReport lines={lines} />
        {failed && (
          <p className="p-problem" role="alert">
            {say('import.failed')}
          </p>
        )}
        {definition && (
          <button type="button" className="p-button p-main" aria-disabled={busy} onClick={make}>
            {say('import.make', { title: definition.titles[language] ?? definition.titles.en ?? '' })}
          </button>
        )}
      </div>
      {definition && <PreviewPane form={definition.form} agency={say('import.agency')} jump={undefined} />}
    </div>
  )
}
