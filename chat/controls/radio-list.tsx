import type { ControlProps, Option } from './control.ts'
import { Field } from './field.tsx'

type Props<Value> = ControlProps<Value> & { options: readonly Option<Value>[] }

/** More options than fit as buttons: native radios. Moving with the arrows chooses and never sends. */
export function RadioList<Value>({ options, value, onChange, ...field }: Props<Value>) {
  return (
    <Field {...field} group>
      {(aria) => (
        <div className="marks">
          {options.map((option, index) => (
            <label key={JSON.stringify(option.value)} className="mark">
              <input
                id={index ? undefined : field.id}
                type="radio"
                name={field.id}
                checked={option.value === value}
                aria-describedby={aria['aria-describedby']}
                onChange={() => field.busy || onChange(option.value)}
              />
              <span dir="auto">
                {option.title}
                {option.hint && <small>{option.hint}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  )
}
