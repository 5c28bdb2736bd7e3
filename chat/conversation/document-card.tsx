import { Stamp } from 'lucide-react'
import type { DocumentBody } from '../http/conversations.ts'
import { plainName } from '../services/plain-name.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'
import type { Standing } from './transcript-entries.ts'

type Props = { document: DocumentBody; standing?: Standing; agency: string; first: boolean }

/** An issued document as it arrives in the conversation, with what has become of it since. */
export function DocumentCard({ document, standing, agency, first }: Props) {
  const { locale, t } = useTexts()
  const href = `/api/documents/${encodeURIComponent(document.id)}.pdf`
  return (
    <article className="paper-card issued" aria-labelledby={`document-${document.id}`}>
      <p className={first ? 'author' : 'visually-hidden'}>{t('author.agency', { name: plainName(agency) })}</p>
      <h3 id={`document-${document.id}`}>
        <Stamp aria-hidden size={20} strokeWidth={1.75} />
        {document.title}
      </h3>
      {standing ? (
        <p className="ended">
          {standing.kind === 'revoked'
            ? t('document.revoked', { day: dayText(standing.since, locale) })
            : t('document.superseded', { day: dayText(standing.since, locale), number: standing.by })}
        </p>
      ) : (
        <p>{t('document.sealed')}</p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('document.number')}</dt>
          <dd>
            <bdi>{document.number}</bdi>
          </dd>
        </div>
      </dl>
      <div className="card-actions">
        <a className="button primary" href={href} target="_blank" rel="noreferrer">
          {t('document.open')}
        </a>
        <a className="button secondary" href={href} download>
          {t('document.download')}
        </a>
        <a className="button quiet" href={`/v/${encodeURIComponent(document.code)}`}>
          {t('document.check')}
        </a>
      </div>
    </article>
  )
}
