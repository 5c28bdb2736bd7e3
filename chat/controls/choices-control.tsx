import { useTexts } from '../texts/texts.tsx'
import type { ControlProps, Option } from './control.ts'
import { Field } from './field.tsx'

type Props<Value> = ControlProps<Value[]> & { options: readonly Option<Value>[] }

/** Several answers from one list. The values keep the order of the list, whatever order they were marked in. */
export function ChoicesControl<Value>({ options, value = [], onChange, ...field }: Props<Value>) {
  const { t } = useTexts()
  const toggle = (chosen: Value) => {
    const next = options.map((option) => option.value).filter((each) => value.includes(each) !== (each === chosen))
    onChange(next)
  }
  return (
    <Field {...field} group>
      {(aria) => (
        <div className="marks">
          <p className="field-help">{t('control.all-that-apply')}</p>
          {options.map((option, index) => (
            <label key={JSON.stringify(option.value)} className="mark">
              <input
                id={index ? undefined : field.id}
                type="checkbox"
                checked={value.includes(option.value)}
                aria-describedby={aria['aria-describedby']}
                onChange={() => field.busy || toggle(option.value)}
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
