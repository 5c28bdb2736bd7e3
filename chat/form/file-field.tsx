import type { FieldProps } from '@rjsf/utils'
import { X } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { FileControl } from '../controls/file-control.tsx'
import type { Upload } from '../controls/use-uploads.ts'
import { useTexts } from '../texts/texts.tsx'

export type FormContext = { upload: Upload }

/** A question whose answer is a stored file: its value is the reference that the upload answered with. */
export function FileField({
  name,
  formData,
  onChange,
  fieldPathId,
  schema,
  uiSchema,
  required,
  rawErrors,
  registry,
}: FieldProps) {
  const { t } = useTexts()
  const { upload } = registry.formContext as FormContext
  const options = (uiSchema?.['ui:options'] ?? {}) as { accept?: string; maxSize?: number }
  const label = String(uiSchema?.['ui:title'] ?? schema.title ?? name)
  const given = (formData as { name?: unknown } | undefined)?.name
  const set = (reference: unknown) => onChange(reference, fieldPathId.path)
  if (typeof given === 'string')
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <div className="file-row">
          <span className="file-name" dir="auto">
            {given}
          </span>
          <Button look="quiet" aria-label={t('control.remove-file', { name: given })} onClick={() => set(undefined)}>
            <X aria-hidden size={20} strokeWidth={1.75} />
          </Button>
        </div>
      </div>
    )
  return (
    <FileControl
      id={fieldPathId.$id}
      label={label}
      help={uiSchema?.['ui:help'] as string | undefined}
      problem={rawErrors?.join(' ') || undefined}
      required={required ?? false}
      accept={options.accept}
      maxSize={options.maxSize}
      upload={upload}
      onChange={(references) => references && set(references[0])}
    />
  )
}
