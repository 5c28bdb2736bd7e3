import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

const json = z.record(z.string(), z.unknown())
const shape = z.strictObject({
  schema: json,
  uiSchema: json.optional(),
  texts: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})

/** The whole form as it is stored. What is written here shows everywhere else as soon as it can be read. */
export function JsonEditor() {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const [text, setText] = useState(() => written(form))
  const [problem, setProblem] = useState('')
  useEffect(() => {
    // What came from elsewhere replaces the text; what was typed here keeps its spaces.
    setText((now) => (isSame(now, form) ? now : written(form)))
  }, [form])
  const write = (typed: string) => {
    setText(typed)
    const read = readForm(typed)
    setProblem('form' in read ? '' : read.problem)
    if ('form' in read) editForm(read.form, 'json')
  }
  return (
    <section className="d-editor d-json" aria-labelledby="json-title">
      <h2 id="json-title">{say('designer.json')}</h2>
      <p className="p-help" id="json-help">
        {say('designer.jsonHelp')}
      </p>
      <textarea
        aria-labelledby="json-title"
        aria-describedby="json-help json-problem"
        aria-invalid={problem !== '' || undefined}
        value={text}
        rows={30}
        spellCheck={false}
        readOnly={isLocked}
        onChange={(event) => write(event.target.value)}
      />
      <div id="json-problem" role="status">
        {problem && (
          <p className="p-problem">
            {say('designer.jsonProblem')} {problem}
          </p>
        )}
      </div>
    </section>
  )
}

const written = (form: DesignedForm) => JSON.stringify(form, null, 2)

function isSame(text: string, form: DesignedForm): boolean {
  const read = readForm(text)
  // While it cannot be read, it is being typed.
  return !('form' in read) || JSON.stringify(read.form) === JSON.stringify(form)
}

function readForm(text: string): { form: DesignedForm } | { problem: string } {
  try {
    const read = shape.safeParse(JSON.parse(text))
    if (read.success) return { form: read.data }
    return { problem: read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ') }
  } catch (thrown) {
    return { problem: String(thrown instanceof Error ? thrown.message : thrown) }
  }
}
