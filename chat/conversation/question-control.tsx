import type { ReactNode } from 'react'
import { ChoicesControl } from '../controls/choices-control.tsx'
import type { ControlProps } from '../controls/control.ts'
import { DateControl } from '../controls/date-control.tsx'
import { DateTimeControl } from '../controls/date-time-control.tsx'
import { FileControl } from '../controls/file-control.tsx'
import { MoreControl } from '../controls/more-control.tsx'
import { OptionButtons } from '../controls/option-buttons.tsx'
import { RadioList } from '../controls/radio-list.tsx'
import { SearchList } from '../controls/search-list.tsx'
import { TimeControl } from '../controls/time-control.tsx'
import type { Upload } from '../controls/use-uploads.ts'
import { YesNoControl } from '../controls/yes-no-control.tsx'
import type { Ask } from './open-step.ts'

type Props = {
  ask: Ask
  field: Omit<ControlProps<never>, 'value' | 'onChange'>
  value: unknown
  onChange(value: unknown): void
  onTyped(text: string): void
  upload: Upload
  announce?(text: string): void
}

/** Lists up to this long are buttons, and pressing one is the answer. */
const FEW = 5

/** Whether choosing already answers, without "Continue". */
export function answersByPressing({ input }: Ask): boolean {
  if (input.kind === 'choice' || input.kind === 'branch') return input.options.length <= FEW
  return input.kind === 'boolean' || input.kind === 'gate' || input.kind === 'more'
}

/** Whether the text box is the control: what is asked is a text, or is written as one. */
export function answersInWords({ input }: Ask): boolean {
  return ['text', 'longText', 'number', 'integer', 'key'].includes(input.kind)
}

/** The control for a question. Nothing where the text box is the control. */
export function QuestionControl({ ask, field, value, onChange, onTyped, upload, announce }: Props): ReactNode {
  const { input } = ask
  // Each control is handed back only the values it gave, or a suggestion of the question's own kind.
  const props = <Value,>() => ({ ...field, value: value as Value | undefined, onChange })
  switch (input.kind) {
    case 'boolean':
    case 'choice': {
      const options = input.options.filter(({ disabled }) => !disabled).map(withHint)
      if (input.kind === 'choice' && (input.search || options.length > 20))
        return <SearchList {...props()} options={options} />
      if (options.length > FEW) return <RadioList {...props()} options={options} />
      return <OptionButtons {...props()} options={options} />
    }
    case 'branch': {
      const options = input.options.map(({ index, title }) => ({ value: index, title }))
      return options.length > FEW ? (
        <RadioList {...props<number>()} options={options} />
      ) : (
        <OptionButtons {...props<number>()} options={options} />
      )
    }
    case 'choices':
      return <ChoicesControl {...props<unknown[]>()} options={input.options.map(withHint)} />
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
    case 'files':
      return (
        <FileControl
          {...field}
          onChange={(references) => onChange(input.kind === 'files' ? references : references?.[0])}
          upload={upload}
          multiple={input.kind === 'files'}
          accept={input.accept}
          maxSize={input.maxSize}
          announce={announce}
        />
      )
    default:
      return null
  }
}

function withHint({ value, title, description }: { value: unknown; title: string; description?: string }) {
  return { value, title, hint: description }
}
