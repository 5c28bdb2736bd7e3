import type { ServiceDescription } from '../http/services.ts'
import { useTexts } from '../texts/texts.tsx'
import { AgencyName } from './agency-name.tsx'

/** What one wants to know before starting: who, what to have at hand, how much, how long, what comes out. */
export function ServiceFacts({ service: { agency, needs, cost, time, result } }: { service: ServiceDescription }) {
  const { t } = useTexts()
  return (
    <dl className="facts">
      <div>
        <dt>{t('service.provided-by')}</dt>
        <dd>
          <AgencyName agency={agency} />
        </dd>
      </div>
      {needs.length > 0 && (
        <div>
          <dt>{t('service.needs')}</dt>
          <dd>
            <ul>
              {needs.map((need) => (
                <li key={need}>{need}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {[
        { term: t('service.cost'), text: cost },
        { term: t('service.time'), text: time },
        { term: t('service.result'), text: result },
      ].map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
