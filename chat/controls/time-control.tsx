import { useState } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { Field } from './field.tsx'

type Props = ControlProps<string> & { onTyped?: ((text: string) => void) | undefined }

/** Hours and minutes in two boxes; the value is HH:MM:SS in no zone, as the form's `format: time` has it. */
export function TimeControl({ value, onChange, onTyped, ...field }: Props) {
  const { t } = useTexts()
  const [typed, setTyped] = useState(() => timePartsOf(value))
  const change = (next: typeof typed) => {
    setTyped(next)
    onChange(timeOf(next.hours, next.minutes))
    onTyped?.(next.hours || next.minutes ? `${next.hours}:${next.minutes}` : '')
  }
  const box = { className: 'input', type: 'text', inputMode: 'numeric', size: 2, readOnly: field.busy } as const
  return (
    <Field {...field} group>
      {({ 'aria-labelledby': _, ...aria }) => (
        <div className="date-boxes">
          <label className="date-box">
            <span>{t('control.hours')}</span>
            <input
              {...aria}
              {...box}
              id={field.id}
              value={typed.hours}
              onChange={(e) => change({ ...typed, hours: e.target.value })}
            />
          </label>
          <label className="date-box">
            <span>{t('control.minutes')}</span>
            <input
              {...aria}
              {...box}
              value={typed.minutes}
              onChange={(e) => change({ ...typed, minutes: e.target.value })}
            />
          </label>
        </div>
      )}
    </Field>
  )
}

function timeOf(hours: string, minutes: string): string | undefined {
  if (!/^\d{1,2}$/.test(hours) || !/^\d{1,2}$/.test(minutes) || Number(hours) > 23 || Number(minutes) > 59)
    return undefined
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:00`
}

function timePartsOf(value = ''): { hours: string; minutes: string } {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})/.exec(value) ?? []
  return { hours, minutes }
}
