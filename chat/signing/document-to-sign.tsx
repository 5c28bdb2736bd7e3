import { FileText } from 'lucide-react'
import { useTexts } from '../texts/texts.tsx'
import { spokenDigest } from './spoken-digest.ts'
import type { ShownDocument } from './use-shown-document.ts'

/** The very bytes that are signed, to be opened and read, and their digest as this browser computed it. */
export function DocumentToSign({ document, number }: { document: ShownDocument; number: string }) {
  const { locale, t } = useTexts()
  return (
    <section aria-labelledby="read-title" className="sign-step">
      <h2 id="read-title">{t('signing.read')}</h2>
      <div className="card-actions">
        <a className="button secondary" href={document.href} target="_blank" rel="noreferrer">
          <FileText aria-hidden size={20} strokeWidth={1.75} />
          {t('signing.open')}
        </a>
        <a className="button quiet" href={document.href} download={`${number}.pdf`}>
          {t('signing.save')}
        </a>
      </div>
      <dl className="facts">
        <div>
          <dt>{t('signing.words')}</dt>
          <dd>
            <bdi className="spoken-digest">{spokenDigest(document.sha256, locale)}</bdi>
          </dd>
        </div>
      </dl>
      <details className="more-facts">
        <summary>{t('signing.words-what')}</summary>
        <p>{t('signing.words-why')}</p>
        <code>{document.sha256}</code>
      </details>
    </section>
  )
}
