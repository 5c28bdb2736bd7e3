import { useCallback, useEffect, useRef, useState } from 'react'
import { sampleAnswers } from '../../../catalog/designing/sample-answers.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { callService, readPastCases } from './call-service.ts'
import { useDesign } from './design-context.ts'
import { LANGUAGES } from './text-pair.tsx'

const PAUSE = 1200

/** The document as the real printer prints it, marked as a sample, on made-up answers or on those of a past case. */
export function DocumentPreview({ id }: { id: string }) {
  const { say, language, day } = useTexts()
  const [locale, setLocale] = useState(language === 'ru' ? 'ru' : 'en')
  const [caseId, setCaseId] = useState('')
  const past = useAnswer(`past cases of ${id}`, () => readPastCases(id))
  const { sample, isPrinting, print } = useSample(id, locale, caseId)
  const cases = past.state === 'there' ? past.answer : []
  return (
    <div className="d-sample">
      <h2 id="sample-title">{say('designer.sample')}</h2>
      <p className="p-actions">
        <label className="d-field">
          {say('designer.sampleLanguage')}
          <select value={locale} onChange={(event) => setLocale(event.target.value)}>
            {LANGUAGES.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {cases.length > 0 && (
          <label className="d-field">
            {say('designer.sampleOn')}
            <select value={caseId} onChange={(event) => setCaseId(event.target.value)}>
              <option value="">{say('designer.sampleMadeUp')}</option>
              {cases.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.number}, {day(one.openedAt)}
                </option>
              ))}
            </select>
          </label>
        )}
      </p>
      {caseId !== '' && <p className="p-trace">{say('designer.sampleTrace')}</p>}
      <button type="button" className="p-button p-main" aria-disabled={isPrinting} onClick={print}>
        {say('designer.samplePrint')}
      </button>
      <div role="status">
        {isPrinting && <p className="p-help">{say('designer.samplePrinting')}</p>}
        {sample &&
          'problems' in sample &&
          sample.problems.map((words) => (
            <p key={words} className="p-problem">
              {words}
            </p>
          ))}
      </div>
      {sample && 'url' in sample && (
        <>
          <p>
            <a href={sample.url} target="_blank" rel="noreferrer" download={`sample-${locale}.pdf`}>
              {say('designer.sampleOpen')}
            </a>
          </p>
          <iframe title={say('designer.sample')} src={sample.url} />
        </>
      )}
    </div>
  )
}

type Described = Pick<ServiceDefinition, 'titles' | 'output' | 'form'>
type Sample = { url: string } | { problems: string[] }

/** Once printed, it follows what is written, a moment behind the keys. A case is looked at only when asked for. */
function useSample(id: string, locale: string, caseId: string) {
  const { say } = useTexts()
  const { definition } = useDesign()
  const [sample, setSample] = useState<Sample>()
  const [isPrinting, setPrinting] = useState(false)
  const latest = useRef(0)
  const { titles, output, form } = definition
  const print = useCallback(async () => {
    const turn = ++latest.current
    setPrinting(true)
    const printed = await sampleOf(id, { titles, output, form }, locale, caseId).catch(() => ({
      problems: [say('designer.sampleFailed')],
    }))
    if (turn !== latest.current) return
    setPrinting(false)
    setSample(printed)
  }, [id, locale, caseId, titles, output, form, say])
  const begun = sample !== undefined && caseId === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: printed anew for what it shows, not for each new function
  useEffect(() => {
    if (!begun) return
    const timer = setTimeout(print, PAUSE)
    return () => clearTimeout(timer)
  }, [titles, output, locale])
  useEffect(() => () => release(sample), [sample])
  return { sample, isPrinting, print }
}

async function sampleOf(id: string, described: Described, locale: string, caseId: string): Promise<Sample> {
  const { form, ...definition } = described
  const on = caseId === '' ? { answers: sampleAnswers(form, locale, new Date()) } : { caseId }
  const { sample } = await callService(id, 'previewDocument', { definition, locale, on })
  return 'pdf' in sample ? { url: URL.createObjectURL(fromBase64(sample.pdf)) } : sample
}

function release(sample: Sample | undefined): void {
  if (sample && 'url' in sample) URL.revokeObjectURL(sample.url)
}

const fromBase64 = (text: string): Blob =>
  new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: 'application/pdf' })
