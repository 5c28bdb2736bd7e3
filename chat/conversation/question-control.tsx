import type { ReactNode } from 'react'
import { ChoiceControl, isFew } from '../controls/choice-control.tsx'
import { ChoicesControl } from '../controls/choices-control.tsx'
import type { ControlProps, Option } from '../controls/control.ts'
import { DateControl } from '../controls/date-control.tsx'
import { DateTimeControl } from '../controls/date-time-control.tsx'
import { FileControl } from '../controls/file-control.tsx'
import { MoreControl } from '../controls/more-control.tsx'
import { TimeControl } from '../controls/time-control.tsx'
import type { Upload } from '../controls/use-uploads.ts'
import { YesNoControl } from '../controls/yes-no-control.tsx'
import type { Ask } from './open-step.ts'

type Props = {
  ask: Ask
  field: Omit<ControlProps<never>, 'value' | 'onChange'>
  value: unknown
  onChange(value: unknown): void
  /** What stands in the boxes of a date or time that is not one. */
  onTyped(text: string): void
  upload: Upload
  announce?(text: string): void
}

/** Whether choosing already answers, without "Continue". */
export function answersByPressing({ input }: Ask): boolean {
  if (input.kind === 'choice') return !input.search && isFew(input.options)
  if (input.kind === 'branch') return isFew(input.options)
  return input.kind === 'boolean' || input.kind === 'gate' || input.kind === 'more'
}

/** Whether the text box is the control: what is asked is a text, or is written as one. */
export function answersInWords({ input }: Ask): boolean {
  return ['text', 'longText', 'number', 'integer', 'key'].includes(input.kind)
}

/** The control for a question. Nothing where the text box is the control. */
export function QuestionControl({ ask: { input }, field, value, onChange, onTyped, ...files }: Props): ReactNode {
  // A control is handed back only a value of its own, or a suggestion of the question's own kind.
  const props = <Value,>() => ({ ...field, value: value as Value | undefined, onChange })
  switch (input.kind) {
    case 'boolean':
      return <ChoiceControl {...props()} options={optionsOf(input)} />
    case 'choice':
      return <ChoiceControl {...props()} options={optionsOf(input)} search={input.search} />
    case 'branch':
      return <ChoiceControl {...props()} options={input.options.map(({ index, title }) => ({ value: index, title }))} />
    case 'choices':
      return <ChoicesControl {...props<unknown[]>()} options={optionsOf(input)} />
    case 'gate':
      return <YesNoControl {...props<boolean>()} />
    case 'more':
      return <MoreControl {...props<boolean>()} count={input.count} min={input.min} max={input.max} />
    case 'date':
      return <DateControl {...props<string>()} onTyped={onTyped} />
    case 'time':
      return <TimeControl {...props<string>()} onTyped={onTyped} />
    case 'dateTime':
      return <DateTimeControl {...props<string>()} onTyped={onTyped} />
    case 'file':
      return <FileControl {...field} {...files} {...limits(input)} onChange={(given) => onChange(given?.[0])} />
    case 'files':
      return <FileControl {...field} {...files} {...limits(input)} onChange={onChange} multiple />
    default:
      return null
  }
}

type OptionInput = Extract<Ask['input'], { kind: 'boolean' | 'choice' | 'choices' }>
type FileInput = Extract<Ask['input'], { kind: 'file' | 'files' }>

const optionsOf = ({ options }: OptionInput): Option[] =>
  options
    .filter(({ disabled }) => !disabled)
    .map(({ value, title, description }) => ({ value, title, hint: description }))

const limits = ({ accept, maxSize }: FileInput) => ({ accept, maxSize })
