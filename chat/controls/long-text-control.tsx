import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { Field } from './field.tsx'

type Props = ControlProps<string> & { maxLength?: number | undefined }

export function LongTextControl({ value, onChange, maxLength, ...field }: Props) {
  return (
    <Field {...field}>
      {(aria) => (
        <>
          <textarea
            {...aria}
            id={field.id}
            className="input growing"
            rows={3}
            dir="auto"
            readOnly={field.busy}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
          <LengthCount length={value?.length ?? 0} maxLength={maxLength} />
        </>
      )}
    </Field>
  )
}

/** "1520 of 2000", from three quarters on: before that it only distracts. */
export function LengthCount({ length, maxLength }: { length: number; maxLength?: number | undefined }) {
  const { t } = useTexts()
  if (maxLength === undefined || length < maxLength * 0.75) return null
  return <output className="length-count">{t('control.length', { length, maxLength })}</output>
}
