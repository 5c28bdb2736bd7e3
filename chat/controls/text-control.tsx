import type { ControlProps } from './control.ts'
import { Field } from './field.tsx'

type Props = ControlProps<string> & {
  format?: string | undefined
  maxLength?: number | undefined
  autoComplete?: string | undefined
}

export function TextControl({ value, onChange, format, maxLength, autoComplete, ...field }: Props) {
  return (
    <Field {...field}>
      {(aria) => (
        <input
          {...aria}
          {...keyboardFor(format)}
          id={field.id}
          className="input"
          type="text"
          dir="auto"
          size={Math.min(maxLength ?? 40, 40)}
          autoComplete={autoComplete}
          readOnly={field.busy}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      )}
    </Field>
  )
}

/** The keyboard a phone should show, and whether spelling may be marked: never in names of machines and people. */
export function keyboardFor(format: string | undefined): {
  inputMode?: 'email' | 'url' | 'tel'
  spellCheck?: false
  autoCapitalize?: 'none'
} {
  if (format === 'email' || format === 'idn-email')
    return { inputMode: 'email', spellCheck: false, autoCapitalize: 'none' }
  if (format === 'uri' || format === 'url') return { inputMode: 'url', spellCheck: false, autoCapitalize: 'none' }
  if (format === 'tel' || format === 'phone') return { inputMode: 'tel', spellCheck: false }
  return {}
}
