import { Check } from 'lucide-react'
import type { ControlProps, Option } from './control.ts'
import { Field } from './field.tsx'

type Props<Value> = ControlProps<Value> & { options: readonly Option<Value>[] }

/** Few options as buttons: pressing one is the answer. Side by side when all are short. */
export function OptionButtons<Value>({ options, value, onChange, ...field }: Props<Value>) {
  const short = options.length <= 3 && options.every(({ title, hint }) => title.length <= 14 && !hint)
  return (
    <Field {...field} group>
      {(aria) => (
        <div className={short ? 'options side-by-side' : 'options'}>
          {options.map((option, index) => (
            <button
              key={JSON.stringify(option.value)}
              id={index ? undefined : field.id}
              type="button"
              className="option"
              dir="auto"
              aria-pressed={option.value === value}
              aria-describedby={aria['aria-describedby']}
              aria-disabled={field.busy || undefined}
              onClick={() => field.busy || onChange(option.value)}
            >
              <span>
                {option.title}
                {option.hint && <small>{option.hint}</small>}
              </span>
              {option.value === value && <Check aria-hidden size={20} strokeWidth={1.75} />}
            </button>
          ))}
        </div>
      )}
    </Field>
  )
}
