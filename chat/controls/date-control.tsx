import { useState } from 'react'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { type DateParts, dateOf, datePartsOf, typedDate } from './date-parts.ts'
import { Field } from './field.tsx'

type Props = ControlProps<string> & {
  /** What stands in the boxes when it is not a date, so that whoever reads dates can say what is wrong. */
  onTyped?: ((text: string) => void) | undefined
  /** Names the boxes as a person's birthday, so that the device can fill them. */
  birthday?: boolean
}

const boxes: { part: keyof DateParts; label: TextKey; size: number; token: string }[] = [
  { part: 'day', label: 'control.day', size: 2, token: 'bday-day' },
  { part: 'month', label: 'control.month', size: 9, token: 'bday-month' },
  { part: 'year', label: 'control.year', size: 4, token: 'bday-year' },
]

/** Three boxes for a date one knows. Nothing jumps on by itself, and a month may be written as a word. */
export function DateControl({ value, onChange, onTyped, birthday = false, ...field }: Props) {
  const { locale, t } = useTexts()
  const [parts, setParts] = useState(() => datePartsOf(value))
  const change = (part: keyof DateParts, text: string) => {
    const next = { ...parts, [part]: text }
    setParts(next)
    onChange(dateOf(next, locale))
    onTyped?.(typedDate(next))
  }
  return (
    <Field {...field} group>
      {(aria) => (
        <div className="date-boxes">
          {boxes.map(({ part, label, size, token }) => (
            <label key={part} className="date-box">
              <span>{t(label)}</span>
              <input
                id={part === 'day' ? field.id : undefined}
                className="input"
                type="text"
                inputMode={part === 'month' ? 'text' : 'numeric'}
                size={size}
                autoComplete={birthday ? token : 'off'}
                aria-describedby={aria['aria-describedby']}
                aria-invalid={aria['aria-invalid']}
                readOnly={field.busy}
                value={parts[part]}
                onChange={(event) => change(part, event.target.value)}
              />
            </label>
          ))}
        </div>
      )}
    </Field>
  )
}
