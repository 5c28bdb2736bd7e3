import { Paperclip } from 'lucide-react'
import { type ChangeEvent, useCallback, useRef } from 'react'
import { useTexts } from '../texts/texts.tsx'
import { Button } from './button.tsx'
import type { ControlProps } from './control.ts'
import { Field } from './field.tsx'
import { FileRows } from './file-rows.tsx'
import { sizeText } from './size-text.ts'
import { type Upload, useUploads } from './use-uploads.ts'

type Props = Omit<ControlProps<unknown[]>, 'value'> & {
  upload: Upload
  multiple?: boolean
  /** File kinds as the `accept` attribute has them. */
  accept?: string | undefined
  /** Largest size in bytes. */
  maxSize?: number | undefined
  announce?: ((text: string) => void) | undefined
}

/** Files go up as soon as they are chosen; the value holds the references of those that are stored. */
export function FileControl({ onChange, upload, multiple = false, accept, maxSize, announce, ...field }: Props) {
  const { locale, t } = useTexts()
  const onStored = useCallback(
    (references: unknown[]) => onChange(references.length ? references : undefined),
    [onChange],
  )
  const { rows, add, remove, retry } = useUploads({ upload, maxSize, announce, onStored })
  const picker = useRef<HTMLInputElement>(null)

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    add(target.files ?? [], !multiple)
    target.value = '' // so that the same file can be chosen again
  }

  return (
    <Field {...field} group>
      {(aria) => (
        <div className="files">
          {maxSize !== undefined && (
            <p className="field-help">{t('control.up-to', { limit: sizeText(maxSize, locale) })}</p>
          )}
          <FileRows rows={rows} onRemove={remove} onRetry={retry} />
          <input
            ref={picker}
            className="visually-hidden"
            type="file"
            tabIndex={-1}
            aria-hidden
            accept={accept}
            multiple={multiple}
            onChange={choose}
          />
          <Button
            id={field.id}
            busy={field.busy}
            aria-describedby={aria['aria-describedby']}
            icon={<Paperclip aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => picker.current?.click()}
          >
            {rows.length && multiple ? t('control.choose-another-file') : t('control.choose-file')}
          </Button>
        </div>
      )}
    </Field>
  )
}
