import { useId } from 'react'

type Props = {
  label: string
  value: string
  onChange(value: string): void
  help?: string
  lang?: string
  type?: 'text' | 'email' | 'tel'
  optional?: boolean
  rows?: number
  describedBy?: string
}

/** One labelled box of a form. */
export function Field({
  label,
  value,
  onChange,
  help,
  lang,
  type = 'text',
  optional = false,
  rows,
  describedBy,
}: Props) {
  const id = useId()
  const described = [help && `${id}-help`, describedBy].filter(Boolean).join(' ')
  const common = {
    id,
    value,
    lang,
    required: !optional,
    maxLength: rows ? 2000 : 200,
    'aria-describedby': described || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="p-field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="p-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {rows ? <textarea {...common} rows={rows} /> : <input {...common} type={type} />}
    </div>
  )
}
