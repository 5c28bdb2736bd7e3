import { Suspense, useEffect, useState } from 'react'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import { useTexts } from '../use-texts.ts'
import type { CodeEditorProps } from './code-editor.tsx'
import { useDesign } from './design-context.ts'
import { lazily } from './lazily.ts'
import { type FormProblem, readForm } from './read-form.ts'

const JSON_WRITING = { kind: 'json' } as const
const CodeEditor = lazily<CodeEditorProps>('code-editor')

/** The whole form as it is stored. What is written here shows everywhere else as soon as it can be read. */
export function JsonEditor() {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const [text, setText] = useState(() => written(form))
  const [problem, setProblem] = useState<FormProblem>()
  const [goTo, setGoTo] = useState<FormProblem['at']>()
  useEffect(() => {
    // What came from elsewhere replaces the text; what was typed here keeps its spaces.
    setText((now) => (isSame(now, form) ? now : written(form)))
  }, [form])
  const write = (typed: string) => {
    if (typed === text) return
    setText(typed)
    const read = readForm(typed)
    setProblem('form' in read ? undefined : read.problem)
    if ('form' in read && !isSame(typed, form)) editForm(read.form, 'json')
  }
  return (
    <section className="d-editor d-json" aria-labelledby="json-title">
      <h2 id="json-title">{say('designer.json')}</h2>
      <p className="p-help" id="json-help">
        {say('designer.jsonHelp')}
      </p>
      <div id="json-problem" role="status">
        {problem && (
          <div className="p-problem">
            <p>
              {say('designer.jsonProblem')}{' '}
              {problem.at && say('designer.jsonPlace', { line: problem.at.line, column: problem.at.column })}{' '}
              {problem.message}
            </p>
            {problem.at && (
              <button type="button" className="p-button" onClick={() => setGoTo(problem.at && { ...problem.at })}>
                {say('designer.jsonGo')}
              </button>
            )}
          </div>
        )}
      </div>
      <Suspense fallback={<p className="p-help">…</p>}>
        <CodeEditor
          value={text}
          onChange={write}
          readOnly={isLocked}
          labelledBy="json-title"
          describedBy="json-help"
          goTo={goTo}
          writing={JSON_WRITING}
          height="60vh"
        />
      </Suspense>
    </section>
  )
}

const written = (form: DesignedForm) => JSON.stringify(form, null, 2)

function isSame(text: string, form: DesignedForm): boolean {
  const read = readForm(text)
  // While it cannot be read, it is being typed.
  return !('form' in read) || JSON.stringify(read.form) === JSON.stringify(form)
}
