import { CircleCheck, Copy } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../app/announce.ts'
import { Link } from '../app/location.tsx'
import { Button } from '../controls/button.tsx'
import type { ReceiptBody } from '../http/conversations.ts'
import { dayText, momentText, zoneText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** What was sent, when and to whom: the card people photograph. */
export function ReceiptCard({ receipt: { number, submittedAt, office, dueAt } }: { receipt: ReceiptBody }) {
  const { locale, t } = useTexts()
  const receipt = `/api/submissions/${encodeURIComponent(number)}/receipt.pdf`
  return (
    <article className="paper-card receipt" aria-labelledby="receipt-title">
      <h3 id="receipt-title" tabIndex={-1}>
        <CircleCheck aria-hidden size={20} strokeWidth={1.75} />
        {t('receipt.title')}
      </h3>
      <ReceiptNumber number={number} />
      <dl className="facts">
        <div>
          <dt>{t('receipt.sent')}</dt>
          <dd>
            <time dateTime={submittedAt}>
              {momentText(submittedAt, locale)} ({zoneText(submittedAt, locale)})
            </time>
          </dd>
        </div>
        <div>
          <dt>{t('receipt.to')}</dt>
          <dd>{office}</dd>
        </div>
        <div>
          <dt>{t('receipt.due')}</dt>
          <dd>
            <time dateTime={dueAt}>{dayText(dueAt, locale)}</time>
          </dd>
        </div>
      </dl>
      <p>{t('receipt.next')}</p>
      <div className="card-actions">
        <a className="button secondary" href={receipt} download>
          {t('receipt.save')}
        </a>
        <Link className="button quiet" href={`/submissions/${encodeURIComponent(number)}`}>
          {t('receipt.see')}
        </Link>
      </div>
    </article>
  )
}

/** The number in figures that are easy to read aloud and to copy. */
export function ReceiptNumber({ number }: { number: string }) {
  const { t } = useTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    setCopied(true)
    announce(t('receipt.copied'))
  }
  return (
    <p className="receipt-number">
      <span className="visually-hidden">{t('receipt.number')} </span>
      <bdi>{number}</bdi>
      <Button look="quiet" icon={<Copy aria-hidden size={18} strokeWidth={1.75} />} onClick={() => void copy()}>
        {copied ? t('receipt.copied') : t('receipt.copy')}
      </Button>
    </p>
  )
}
