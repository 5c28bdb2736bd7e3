import { Suspense, useId } from 'react'
import { useTexts } from '../use-texts.ts'
import type { CodeEditorProps, CodeProblem, Insertion } from './code-editor.tsx'
import type { Writing } from './code-writing.ts'
import { useDesign } from './design-context.ts'
import { lazily } from './lazily.ts'
import { LANGUAGES } from './text-pair.tsx'

const CodeEditor = lazily<CodeEditorProps>('code-editor')

type Props = {
  label: string
  help: string
  read(locale: string): string
  write(locale: string, text: string): void
  writing(locale: string): Writing
  problems(locale: string): readonly CodeProblem[]
  /** A new place for each time. */
  goTo: { locale: string; place: { line: number; column: number } } | undefined
  onReady(locale: string, insertion: Insertion): void
  onEnter(locale: string): void
}

/** A text of many lines in every language, side by side, each with what is wrong at its line. */
export function TemplatePair({ label, help, read, write, writing, problems, goTo, onReady, onEnter }: Props) {
  const { say } = useTexts()
  const { isLocked } = useDesign()
  const id = useId()
  return (
    <fieldset className="d-pair" aria-describedby={`${id}-help`}>
      <legend id={`${id}-label`}>{label}</legend>
      <p className="p-help" id={`${id}-help`}>
        {help}
      </p>
      <div className="d-languages">
        {LANGUAGES.map(([locale, name]) => (
          <div key={locale} className="d-code">
            <span className="p-quiet" id={`${id}-${locale}`}>
              {name} {read(locale).trim() === '' && <span className="d-missing">{say('designer.missing')}</span>}
            </span>
            <Suspense fallback={<p className="p-help">…</p>}>
              <CodeEditor
                value={read(locale)}
                onChange={(text) => text !== read(locale) && write(locale, text)}
                readOnly={isLocked}
                writing={writing(locale)}
                problems={problems(locale)}
                labelledBy={`${id}-label ${id}-${locale}`}
                describedBy={`${id}-help`}
                height="20rem"
                lang={locale}
                goTo={goTo?.locale === locale ? goTo.place : undefined}
                onReady={(insertion) => onReady(locale, insertion)}
                onEnter={() => onEnter(locale)}
              />
            </Suspense>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
