import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import type { Upload } from '../controls/use-uploads.ts'
import { useTexts } from '../texts/texts.tsx'
import type { OpenStep } from './open-step.ts'
import { answersByPressing, answersInWords, QuestionControl } from './question-control.tsx'
import { valueText } from './value-text.ts'

type Props = {
  step: Extract<OpenStep, { kind: 'ask' }>
  lang: string
  busy: boolean
  upload: Upload
  announce(text: string): void
  onValue(value: unknown): void
  onText(text: string): void
}

/** A question as it is typeset on the paper, with its control. The title is the control's label. */
export function Question({ step, lang, busy, upload, announce, onValue, onText }: Props) {
  const { ask, problems, changing } = step
  const { t } = useTexts()
  const [value, setValue] = useState<unknown>(changing ? ask.suggestion : undefined)
  const [typed, setTyped] = useState('')
  const pressed = answersByPressing(ask)
  const answered = value !== undefined && (!Array.isArray(value) || value.length > 0 || !ask.required)

  function proceed() {
    if (answered) onValue(value)
    else if (typed) onText(typed)
  }

  return (
    <div className="question" lang={lang}>
      <QuestionHead ask={ask} changing={changing} />
      {problems.length > 0 && (
        <div id="step-problem">
          {problems.map(({ code, text }) => (
            <ProblemText key={code} text={text} />
          ))}
        </div>
      )}
      <QuestionControl
        ask={ask}
        field={{
          id: 'answer',
          label: ask.title,
          labelledBy: 'step-title',
          describedBy: describedBy(step),
          required: ask.required,
          busy,
        }}
        value={value}
        onChange={pressed ? onValue : setValue}
        onTyped={setTyped}
        upload={upload}
        announce={announce}
      />
      {'named' in ask.input && ask.input.named && (
        <NamedAnswers named={ask.input.named} busy={busy} onValue={onValue} />
      )}
      {ask.suggestion !== undefined && !changing && <Suggestion ask={ask} busy={busy} onValue={onValue} />}
      {ask.same && <SameAs same={ask.same} busy={busy} onText={onText} />}
      {!pressed && !answersInWords(ask) && (
        <div className="question-actions">
          <Button look="primary" busy={busy || !(answered || typed)} onClick={proceed}>
            {changing ? t('question.save') : t('question.continue')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The ids of what describes the control of a step: its help, its problem. */
export function describedBy(step: OpenStep): string | undefined {
  if (step.kind !== 'ask') return undefined
  const ids = [step.ask.help && 'step-help', step.problems.length > 0 && 'step-problem'].filter(Boolean)
  return ids.join(' ') || undefined
}

function QuestionHead({ ask, changing }: { ask: Props['step']['ask']; changing: boolean }) {
  const { t } = useTexts()
  const { answered, remaining, section } = ask.progress
  const progress = t('question.progress', { answered, remaining })
  const title = ask.text || ask.title
  return (
    <>
      <p className="caption">
        {changing ? t('question.changing') : section ? t('question.section-progress', { section, progress }) : progress}
      </p>
      <h3 id="step-title">{ask.required ? title : t('question.optional', { title })}</h3>
      {ask.help && (
        <p className="field-help" id="step-help">
          {ask.help}
        </p>
      )}
    </>
  )
}

/** Answers that the form names, beside the text box for any other. */
function NamedAnswers({
  named,
  busy,
  onValue,
}: { named: readonly { value: unknown; title: string }[] } & Pick<Props, 'busy' | 'onValue'>) {
  const { t } = useTexts()
  return (
    <ul className="named-answers" aria-label={t('question.named')}>
      {named.map(({ value, title }) => (
        <li key={JSON.stringify(value)}>
          <Button busy={busy} onClick={() => onValue(value)}>
            <span dir="auto">{title}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Earlier parts of the form with the same questions: pressing one writes what would be typed, and it is read back first. */
function SameAs({
  same,
  busy,
  onText,
}: { same: NonNullable<Props['step']['ask']['same']> } & Pick<Props, 'busy' | 'onText'>) {
  const { t } = useTexts()
  return (
    <ul className="same-as" aria-label={t('question.same')}>
      {same.map(({ path, title, text, answers }) => (
        <li key={path}>
          <Button busy={busy} onClick={() => onText(text)}>
            {t('question.same-as', { title })}
          </Button>{' '}
          <span className="caption" dir="auto">
            {answers}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A value that is known already. It counts only when the person keeps it. */
function Suggestion({
  ask,
  busy,
  onValue,
}: {
  ask: Props['step']['ask']
  busy: boolean
  onValue(value: unknown): void
}) {
  const { locale, t } = useTexts()
  const text = valueText(ask.input, ask.suggestion, locale, t)
  return (
    <div className="suggestion">
      <p>
        {t('question.suggestion')} <strong dir="auto">{text}</strong>
      </p>
      <Button busy={busy} onClick={() => onValue(ask.suggestion)}>
        {t('question.keep')}
      </Button>
    </div>
  )
}
