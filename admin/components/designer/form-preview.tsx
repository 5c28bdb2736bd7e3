import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { begin, compileForm, type FormDefinition, type Json, result, takeTurn } from '#forms'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import { isEmpty } from '../../../catalog/designing/outline.ts'
import { errorsAtPaths } from '../../../chat/form/errors-at-paths.ts'
import { formState } from '../../../chat/form/form-state.ts'
import { localiseForm } from '../../../chat/form/localise-form.ts'
import { schemaValidator } from '../../../chat/form/schema-validator.ts'
import { ThemedForm } from '../../../chat/form/themed-form.tsx'
import { withoutEmptyFiles } from '../../../chat/form/without-empty-files.ts'
import { TextsProvider } from '../../../chat/texts/texts.tsx'
import { exampleUpload } from './example-upload.ts'
import { walkTo } from './walk-to.ts'

export type FormPreviewProps = {
  form: DesignedForm
  locale: string
  jump: { at: string } | undefined
  checkLabel: string
  wholeLabel: string
  noneLabel: string
}

type Wrong = { path: string; text: string }

const CONTEXT = { upload: exampleUpload }

/** All questions at once, as the form view of the chat shows them; what is wrong is said by the engine. */
export default function FormPreview({ form, locale, jump, checkLabel, wholeLabel, noneLabel }: FormPreviewProps) {
  const settled = useDeferredValue(form)
  const [data, setData] = useState<Json>({})
  const [wrong, setWrong] = useState<Wrong[]>()
  const page = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => localiseForm(settled as FormDefinition, locale), [settled, locale])
  const extraErrors = useMemo(() => errorsAtPaths(wrong ?? []), [wrong])
  const turn = useTurn(shown)
  useJump(settled, locale, jump, page, setData)
  const check = () => setWrong(problemsOf(settled, withoutEmptyFiles(data, shown.uiSchema), locale))
  if (isEmpty(settled)) return <p className="p-help">{noneLabel}</p>
  return (
    <TextsProvider locale={locale === 'ru' ? 'ru' : 'en'}>
      <div className="d-form form-view" lang={locale} ref={page}>
        <ThemedForm
          key={turn}
          schema={shown.schema as RJSFSchema}
          uiSchema={shown.uiSchema as UiSchema}
          formData={data}
          validator={schemaValidator}
          {...formState}
          noHtml5Validate
          noValidate
          showErrorList={false}
          extraErrors={extraErrors}
          formContext={CONTEXT}
          idPrefix="form"
          tagName="div"
          onChange={({ formData }) => setData(formData as Json)}
        />
        <button type="button" className="p-button p-main" onClick={check}>
          {checkLabel}
        </button>
        <div role="status">{wrong?.length === 0 && <p className="d-whole">{wholeLabel}</p>}</div>
      </div>
    </TextsProvider>
  )
}

/** Counts the changes of the form: RJSF takes one whose questions have only changed places for the same. */
function useTurn(shown: object): number {
  const turn = useRef({ shown, count: 0 })
  if (turn.current.shown !== shown) turn.current = { shown, count: turn.current.count + 1 }
  return turn.current.count
}

/** What stands before the question is answered with examples, so that it is there; then it has the focus. */
function useJump(
  form: DesignedForm,
  locale: string,
  jump: FormPreviewProps['jump'],
  page: React.RefObject<HTMLDivElement>,
  setData: (data: Json) => void,
): void {
  const done = useRef<object>()
  useEffect(() => {
    if (!jump || done.current === jump) return
    done.current = jump
    try {
      const { form: compiled, conversation } = walkTo(form, jump.at, locale, new Date())
      setData(result(compiled, conversation).data)
    } catch {
      return // a form with errors is shown as far as it goes
    }
    const id = `form${jump.at.slice('/uiSchema'.length).replaceAll('/items/', '/0/').replaceAll('/', '_')}`
    const timer = setTimeout(() => {
      const found = page.current?.querySelector<HTMLElement>(`[id="${id}"], [id^="${id}_"], [id^="${id}-"]`)
      found?.scrollIntoView({ block: 'center' })
      found?.focus({ preventScroll: true })
    }, 100)
    return () => clearTimeout(timer)
  }, [form, locale, jump, page, setData])
}

/** The engine's words about answers given all at once, as the server would say them. */
function problemsOf(form: DesignedForm, data: Json, locale: string): Wrong[] {
  try {
    const compiled = compileForm(form as FormDefinition)
    const now = new Date()
    const begun = begin(compiled, { locale, now }).conversation
    const { messages } = takeTurn(compiled, begun, { kind: 'value', path: '', value: data }, now)
    return messages.flatMap((message) => (message.kind === 'problem' ? [message] : []))
  } catch {
    return []
  }
}
