import { useMemo } from 'react'
import { type Snippet, snippets } from '../../../catalog/designing/template-snippets.ts'
import type { Placeholder } from '../../../catalog/designing/template-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

type Props = {
  /** The language of the text that is being written. */
  locale: string
  known: readonly Placeholder[]
  isPlain: boolean
  onInsert(words: string): void
  onTemplate(): void
}

const KINDS: Snippet['kind'][] = ['only-if', 'rows', 'several', 'amount', 'fact']

/** What can be put into the document, from the questions of the form. A button puts it where the person last wrote. */
export function TemplatePalette({ locale, known, isPlain, onInsert, onTemplate }: Props) {
  const { say } = useTexts()
  const { form } = useDesign()
  const offered = useMemo(() => snippets(form, locale), [form, locale])
  return (
    <div className="d-palette">
      <h3>{say('designer.answersInDocument')}</h3>
      <p className="p-help">{say(`designer.insertInto.${locale === 'ru' ? 'ru' : 'en'}`)}</p>
      <p className="d-pieces" lang={locale}>
        {known.map(({ shown, written }) => (
          <button key={written} type="button" className="p-button" onClick={() => onInsert(isPlain ? shown : written)}>
            {shown.slice(1, -1)}
          </button>
        ))}
      </p>
      {isPlain ? (
        <>
          <button type="button" className="p-button" onClick={onTemplate}>
            {say('designer.asTemplate')}
          </button>
          <p className="p-help">{say('designer.asTemplateHelp')}</p>
        </>
      ) : (
        KINDS.map((kind) => {
          const own = offered.filter((one) => one.kind === kind)
          if (own.length === 0) return null
          return (
            <div key={kind}>
              <h4>{say(`designer.snippet.${kind}`)}</h4>
              <p className="d-pieces" lang={locale}>
                {own.map(({ title, written }) => (
                  <button
                    key={written}
                    type="button"
                    className="p-button"
                    title={written}
                    onClick={() => onInsert(written)}
                  >
                    {title}
                  </button>
                ))}
              </p>
            </div>
          )
        })
      )}
    </div>
  )
}
