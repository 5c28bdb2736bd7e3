import { useState } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { Field } from './field.tsx'
import { numberText, readNumber } from './read-number.ts'

type Props = ControlProps<number> & { whole?: boolean; unit?: string | undefined }

/** A text box, not `type=number`: a wheel or an arrow key must not change what a person has written. */
export function NumberControl({ value, onChange, whole = false, unit, ...field }: Props) {
  const { locale } = useTexts()
  const [typed, setTyped] = useState(() => (value === undefined ? '' : numberText(value, locale)))
  const shown = value !== undefined && readNumber(typed, locale) !== value ? numberText(value, locale) : typed
  return (
    <Field {...field}>
      {(aria) => (
        <div className="with-unit">
          <input
            {...aria}
            id={field.id}
            className="input number"
            type="text"
            inputMode={whole ? 'numeric' : 'decimal'}
            autoComplete="off"
            readOnly={field.busy}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value)
              onChange(readNumber(event.target.value, locale))
            }}
          />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  )
}
