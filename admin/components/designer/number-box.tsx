import { useEffect, useId, useState } from 'react'
import { useDesign } from './design-context.ts'

type Props = {
  label: string
  help?: string
  value: number | undefined
  onChange(value: number | undefined): void
}

/** A whole number that may be left out. What is no number yet changes nothing. */
export function NumberBox({ label, help, value, onChange }: Props) {
  const { isLocked } = useDesign()
  const id = useId()
  const [typed, setTyped] = useState(String(value ?? ''))
  useEffect(() => setTyped((now) => (read(now) === value ? now : String(value ?? ''))), [value])
  const type = (text: string) => {
    setTyped(text)
    const number = read(text)
    if (text.trim() === '' || number !== undefined) onChange(number)
  }
  return (
    <div className="d-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        className="d-number-box"
        value={typed}
        readOnly={isLocked}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {help && (
        <p className="p-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}

const read = (text: string): number | undefined => (/^\d+$/.test(text.trim()) ? Number(text) : undefined)
