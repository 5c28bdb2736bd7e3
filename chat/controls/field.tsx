import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'

type Aria = {
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Props = Omit<ControlProps<never>, 'value' | 'onChange'> & {
  /** Several inputs answer the question together. */
  group?: boolean
  children: (aria: Aria) => ReactNode
}

/** Label, help and problem around a control, tied to it: to each input, because descriptions of groups are not read everywhere. */
export function Field({ group = false, children, ...props }: Props) {
  const { id, label, help, problem, required, labelledBy, describedBy } = props
  const { t } = useTexts()
  const labelId = labelledBy ?? `${id}-label`
  const own = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const aria: Aria = {
    'aria-labelledby': labelId,
    'aria-describedby': describedBy ?? (own || undefined),
    'aria-invalid': problem ? true : undefined,
  }
  const content = (
    <>
      {!labelledBy && (
        <label className="field-label" id={labelId} htmlFor={group ? undefined : id}>
          {required ? label : t('question.optional', { title: label })}
        </label>
      )}
      {!labelledBy && help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {!labelledBy && problem && <ProblemText id={`${id}-problem`} text={problem} />}
      {children(aria)}
    </>
  )
  return group ? (
    // biome-ignore lint/a11y/useSemanticElements: the label is often a heading elsewhere on the page, which a legend cannot be
    <div className="field" role="group" aria-labelledby={labelId}>
      {content}
    </div>
  ) : (
    <div className="field">{content}</div>
  )
}

export function ProblemText({ id, text }: { id?: string; text: string }) {
  return (
    <p className="problem" id={id}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <span>{text}</span>
    </p>
  )
}
