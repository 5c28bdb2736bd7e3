import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Json } from '#forms'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { Button } from '../controls/button.tsx'
import { type ConversationPage, readForm, saveForm, uploadFile } from '../http/conversations.ts'
import { ProblemError } from '../http/problem.ts'
import { useTexts } from '../texts/texts.tsx'
import { errorsAtPaths } from './errors-at-paths.ts'
import { formState } from './form-state.ts'
import { localiseForm } from './localise-form.ts'
import { schemaValidator } from './schema-validator.ts'
import { ThemedForm } from './themed-form.tsx'
import { withoutEmptyFiles } from './without-empty-files.ts'

type Props = {
  conversation: string
  lang: string
  /** What was changed and not saved yet, kept on the device. */
  kept: { form(): Json | undefined; keepForm(data: Json | undefined): void }
  /** Everything is saved: what the server said to it. */
  onSaved(page: ConversationPage): void
}

/** All questions of the conversation at once, over the same answers. Saved as one turn. */
export default function FormView({ conversation, lang, kept, onSaved }: Props) {
  const load = useCallback(() => readForm(conversation), [conversation])
  const { value, problem, again } = useLoaded(load)
  if (problem) return <ProblemNote problem={problem} onRetry={again} />
  if (!value) return null
  const localised = localiseForm(value, lang)
  return <OpenForm {...{ conversation, lang, kept, onSaved }} {...localised} stored={value.formData} />
}

type OpenProps = Props & { schema: unknown; uiSchema: unknown; stored: Json }
type Wrong = { path: string; text: string }

function OpenForm({ conversation, lang, kept, onSaved, schema, uiSchema, stored }: OpenProps) {
  const { t } = useTexts()
  const [data, setData] = useState<Json>(() => kept.form() ?? stored)
  const [wrong, setWrong] = useState<Wrong[]>([])
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<ProblemError>()
  const extraErrors = useMemo(() => errorsAtPaths(wrong), [wrong])
  const context = useMemo(
    () => ({ upload: (file: File, onProgress: (share: number) => void) => uploadFile(conversation, file, onProgress) }),
    [conversation],
  )

  async function save() {
    setSaving(true)
    setFailure(undefined)
    try {
      const page = await saveForm(conversation, crypto.randomUUID(), withoutEmptyFiles(data, uiSchema))
      kept.keepForm(undefined)
      const problems = page.messages.flatMap(({ body }) => (body.kind === 'problem' ? [body] : []))
      setWrong(problems)
      if (!problems.length) onSaved(page)
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      setFailure(problem)
    } finally {
      setSaving(false)
    }
  }

  return (
    <div className="form-view" lang={lang}>
      {failure && <ProblemNote problem={failure} />}
      <WrongAnswers wrong={wrong} />
      <ThemedForm
        schema={schema as RJSFSchema}
        uiSchema={uiSchema as UiSchema}
        formData={data}
        validator={schemaValidator}
        {...formState}
        noHtml5Validate
        noValidate
        showErrorList={false}
        extraErrors={extraErrors}
        formContext={context}
        idPrefix="form"
        onChange={({ formData }) => {
          setData(formData as Json)
          kept.keepForm(formData as Json)
        }}
        tagName="div"
      />
      <div className="question-actions">
        <Button look="primary" busy={saving} onClick={() => void save()}>
          {t('form.save')}
        </Button>
      </div>
    </div>
  )
}

/** One summary on top; it takes the focus, because the person pressed Save. */
function WrongAnswers({ wrong }: { wrong: Wrong[] }) {
  const { t } = useTexts()
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wrong.length) summary.current?.focus()
  }, [wrong])
  if (!wrong.length) return null
  return (
    <section ref={summary} className="note" tabIndex={-1} aria-labelledby="wrong-title">
      <h2 id="wrong-title">{t('form.wrong', { count: wrong.length })}</h2>
      <ul>
        {wrong.map(({ path, text }) => (
          <li key={`${path} ${text}`}>
            <a href={`#${fieldId(path)}`} onClick={goToField}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The id the form gives to the control of a path: its steps, joined. */
const fieldId = (path: string) => `form${path.replaceAll('/', '_')}`

/** A link only scrolls; whoever follows it wants to write. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (!field) return
  event.preventDefault()
  field.focus()
}
