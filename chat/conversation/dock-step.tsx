import type { Reply } from '#forms'
import { announce } from '../app/announce.ts'
import type { Upload } from '../controls/use-uploads.ts'
import { useTexts } from '../texts/texts.tsx'
import { ConfirmCard } from './confirm-card.tsx'
import type { OpenStep } from './open-step.ts'
import { Question } from './question.tsx'
import { ReviewCard } from './review-card.tsx'
import { valueText } from './value-text.ts'

export type StepProps = {
  step: OpenStep
  /** The language the conversation is led in; the page may be in another. */
  lang: string
  /** A turn is on its way: the next reply would not know what it answers. */
  busy: boolean
  upload: Upload
  agency: string
  /** A control or a button was pressed; `text` is what the bubble says. */
  onPress(reply: Reply, text: string): void
}

/** The open step itself: a question, a change to confirm, or everything to be checked. */
export function DockStep({ step, lang, busy, upload, agency, onPress }: StepProps) {
  const { locale, t } = useTexts()
  if (step.kind === 'ask')
    return (
      <Question
        key={step.ask.path}
        step={step}
        lang={lang}
        busy={busy}
        upload={upload}
        announce={announce}
        onValue={(value) => onPress({ kind: 'value', value }, valueText(step.ask.input, value, locale, t))}
        onText={(text) => onPress({ kind: 'text', text }, text)}
      />
    )
  if (step.kind === 'confirm')
    return (
      <ConfirmCard
        confirm={step.confirm}
        problems={step.problems}
        wish={step.wish}
        busy={busy}
        onCommand={(command, text) => onPress({ kind: 'command', command }, text)}
      />
    )
  if (step.kind === 'review')
    return (
      <ReviewCard
        review={step.review}
        problems={step.problems}
        agency={agency}
        busy={busy}
        onChange={(path, title) =>
          onPress({ kind: 'command', command: 'change', target: path }, t('review.change-of', { title }))
        }
        onSubmit={(text) => onPress({ kind: 'command', command: 'submit', target: step.review.hash }, text)}
      />
    )
  return null
}
