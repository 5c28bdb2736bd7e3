import { PenLine, Printer } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { useTexts } from '../texts/texts.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Problem, Review } from './open-step.ts'

type Props = {
  review: Review
  problems: Problem[]
  agency: string
  busy: boolean
  onChange(path: string, title: string): void
  onSubmit(text: string): void
}

/** Every answer that counts, each to be changed from here, and the one button that sends them. */
export function ReviewCard({ review, problems, agency, busy, onChange, onSubmit }: Props) {
  const { t } = useTexts()
  const send = t('review.send', { agency })
  return (
    <div className="review">
      <h3 id="step-title">{t('review.title')}</h3>
      {problems.map(({ path, code, text }) => (
        <ProblemText key={`${path} ${code}`} text={text} />
      ))}
      {review.sections.map(({ title, items }) => (
        <section key={items[0]?.path ?? title} aria-label={title || undefined}>
          {title && <h4>{title}</h4>}
          <AnswerList
            items={items}
            action={({ path, title }) => (
              <Button
                look="quiet"
                busy={busy}
                aria-label={t('review.change-of', { title })}
                icon={<PenLine aria-hidden size={18} strokeWidth={1.75} />}
                onClick={() => onChange(path, title)}
              >
                {t('review.change')}
              </Button>
            )}
          />
        </section>
      ))}
      <p className="declaration">{t('review.declaration', { agency })}</p>
      <div className="question-actions">
        <Button look="primary" busy={busy} onClick={() => onSubmit(send)}>
          {send}
        </Button>
        <Button look="quiet" icon={<Printer aria-hidden size={20} strokeWidth={1.75} />} onClick={() => print()}>
          {t('review.print')}
        </Button>
      </div>
    </div>
  )
}
