import type { ReportLine } from '../../../catalog/importing/report.ts'
import { inLocale } from '../../../catalog/in-locale.ts'
import { useTexts } from '../use-texts.ts'

const OUTCOMES = ['to-do', 'refused', 'approximated', 'kept'] as const

/** What became of each thing in the source, the things to look at first. */
export function ImportReport({ lines }: { lines: readonly ReportLine[] }) {
  const { say, language } = useTexts()
  return (
    <>
      <h3>{say('import.report')}</h3>
      {OUTCOMES.map((outcome) => {
        const own = lines.filter((line) => line.outcome === outcome)
        if (own.length === 0) return null
        return (
          <details key={outcome} className="i-lines" data-outcome={outcome} open={outcome !== 'kept'}>
            <summary>
              {say(`import.outcome.${outcome}`)} <span className="p-quiet">{own.length}</span>
            </summary>
            <ul>
              {own.map((line) => (
                <li key={`${line.pointer} ${line.words.en}`}>
                  {line.title && <strong>{line.title}</strong>} {inLocale(line.words, language)}{' '}
                  <code dir="ltr">{line.pointer || '/'}</code>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}
