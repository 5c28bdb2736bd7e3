import { useTexts } from '../texts/texts.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Review } from './open-step.ts'

/** Answers that were shown on the way; open while they are the last thing that was said. */
export function ShownAnswers({ review: { sections }, latest }: { review: Review; latest: boolean }) {
  const { t } = useTexts()
  return (
    <details className="folded" open={latest}>
      <summary>{t('transcript.all-answers')}</summary>
      <div className="shown-answers">
        {sections.map(({ title, items }) => (
          <section key={items[0]?.path ?? title}>
            {title && <h3>{title}</h3>}
            <AnswerList items={items} />
          </section>
        ))}
      </div>
    </details>
  )
}
