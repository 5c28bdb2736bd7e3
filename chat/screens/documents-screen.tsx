import { Stamp } from 'lucide-react'
import { useCallback } from 'react'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { useArrivals } from '../conversation/use-arrivals.ts'
import { type IssuedDocument, listDocuments } from '../http/documents.ts'
import { plainName } from '../services/plain-name.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

const kinds = ['document', 'revocation'] as const

/** Every sealed document issued to this person. */
export function DocumentsScreen() {
  const { locale, t } = useTexts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles come in the language of the page
  const load = useCallback(listDocuments, [locale])
  const { value, problem, again } = useLoaded(load)
  useArrivals(kinds, again)
  return (
    <Page title={t('documents.title')} lead={t('documents.lead')}>
      {problem && <ProblemNote problem={problem} onRetry={again} />}
      {value?.length === 0 && <p>{t('documents.none')}</p>}
      <ul className="cards">
        {value?.map((document) => (
          <li key={document.id}>
            <Paper document={document} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Paper({ document: { title, number, code, agency, issuedAt, href, standing } }: { document: IssuedDocument }) {
  const { locale, t } = useTexts()
  return (
    <article className="paper-card issued">
      <h2 className="card-title">
        <Stamp aria-hidden size={20} strokeWidth={1.75} />
        {title}
      </h2>
      {standing && <p className="ended">{standing.text}</p>}
      <dl className="facts">
        <div>
          <dt>{t('document.issued-by')}</dt>
          <dd>{plainName(agency)}</dd>
        </div>
        <div>
          <dt>{t('document.issued')}</dt>
          <dd>{dayText(issuedAt, locale)}</dd>
        </div>
        <div>
          <dt>{t('document.number')}</dt>
          <dd>
            <bdi>{number}</bdi>
          </dd>
        </div>
      </dl>
      <div className="card-actions">
        <a
          className="button primary"
          href={href}
          target="_blank"
          rel="noreferrer"
          aria-label={t('document.open-named', { title, number })}
        >
          {t('document.open')}
        </a>
        <a
          className="button secondary"
          href={href}
          download
          aria-label={t('document.download-named', { title, number })}
        >
          {t('document.download')}
        </a>
        <a
          className="button quiet"
          href={`/v/${encodeURIComponent(code)}`}
          aria-label={t('document.check-named', { title, number })}
        >
          {t('document.check')}
        </a>
      </div>
    </article>
  )
}
