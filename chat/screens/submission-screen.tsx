import { Download } from 'lucide-react'
import { useCallback } from 'react'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { AnswerList } from '../conversation/answer-list.tsx'
import { ReceiptNumber } from '../conversation/receipt-card.tsx'
import { readSubmission, type Submission } from '../http/submissions.ts'
import { AgencyName } from '../services/agency-name.tsx'
import { dayText, momentText, zoneText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** What was sent, exactly as it was sent. */
export function SubmissionScreen({ number }: { number: string }) {
  const { t } = useTexts()
  const load = useCallback(() => readSubmission(number), [number])
  const { value, problem, again } = useLoaded(load)
  if (value) return <Sent submission={value} />
  if (!problem) return <main id="main" className="page" />
  return (
    <Page title={t('submission.title')}>
      <ProblemNote problem={problem} onRetry={again} />
    </Page>
  )
}

function Sent({
  submission: { number, title, agency, office, submittedAt, sections, hash, erasures },
}: {
  submission: Submission
}) {
  const { locale, t } = useTexts()
  return (
    <Page title={title} lead={t('submission.lead')}>
      <div className="paper-card receipt">
        <ReceiptNumber number={number} />
        <dl className="facts">
          <div>
            <dt>{t('receipt.sent')}</dt>
            <dd>
              {momentText(submittedAt, locale)} ({zoneText(submittedAt, locale)})
            </dd>
          </div>
          <div>
            <dt>{t('receipt.to')}</dt>
            <dd>
              <AgencyName agency={agency} />
              <br />
              {office}
            </dd>
          </div>
        </dl>
        <a className="button secondary" href={`/api/submissions/${encodeURIComponent(number)}/receipt.pdf`} download>
          <Download aria-hidden size={20} strokeWidth={1.75} />
          {t('receipt.save')}
        </a>
      </div>
      {erasures.map(({ at, titles }) => (
        <p key={at}>{t('submission.erased', { date: dayText(at, locale), questions: titles.join(', ') })}</p>
      ))}
      {sections.map(({ title: section, items }) => (
        <section key={items[0]?.path ?? section}>
          {section && <h2>{section}</h2>}
          <AnswerList items={items} />
        </section>
      ))}
      <details className="more-facts">
        <summary>{t('submission.hash')}</summary>
        <p>{t('submission.hash-why')}</p>
        <code>{hash}</code>
      </details>
    </Page>
  )
}
