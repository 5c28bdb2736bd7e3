import { useState } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { DateControl } from './date-control.tsx'
import { Field } from './field.tsx'
import { TimeControl } from './time-control.tsx'

type Props = ControlProps<string> & { onTyped?: ((text: string) => void) | undefined }

/** A day and a time in one question. The value carries the offset of the person's own zone on that day (RFC 3339). */
export function DateTimeControl({ value, onChange, onTyped, ...field }: Props) {
  const { t } = useTexts()
  const [typed, setTyped] = useState({ date: '', time: '' })
  const [parts, setParts] = useState(() => partsOf(value))
  const change = (next: typeof parts) => {
    setParts(next)
    onChange(next.date && next.time ? withOffset(next.date, next.time) : undefined)
  }
  const told = (next: typeof typed) => {
    setTyped(next)
    onTyped?.(`${next.date} ${next.time}`.trim())
  }
  const part = { required: true, describedBy: field.describedBy, busy: field.busy }
  return (
    <Field {...field} group>
      {() => (
        <div className="date-and-time">
          <DateControl
            {...part}
            id={field.id}
            label={t('control.date')}
            value={parts.date}
            onChange={(date) => change({ ...parts, date })}
            onTyped={(date) => told({ ...typed, date })}
          />
          <TimeControl
            {...part}
            id={`${field.id}-time`}
            label={t('control.time')}
            value={parts.time}
            onChange={(time) => change({ ...parts, time })}
            onTyped={(time) => told({ ...typed, time })}
          />
        </div>
      )}
    </Field>
  )
}

type DateAndTime = { date: string | undefined; time: string | undefined }

function partsOf(value: string | undefined): DateAndTime {
  const instant = value === undefined ? undefined : new Date(value)
  if (!instant || Number.isNaN(instant.getTime())) return { date: undefined, time: undefined }
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString()
  return { date: local.slice(0, 10), time: local.slice(11, 19) }
}

function withOffset(date: string, time: string): string {
  const minutes = -new Date(`${date}T${time}`).getTimezoneOffset()
  const clock = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${date}T${time}${minutes < 0 ? '-' : '+'}${clock.join(':')}`
}
