import { Link } from '../app/location.tsx'
import type { Service } from '../http/services.ts'
import { useTexts } from '../texts/texts.tsx'
import { AgencyName } from './agency-name.tsx'

export function ServiceCard({ service: { service, title, summary, agency, cost, time } }: { service: Service }) {
  const { t } = useTexts()
  return (
    <article className="card service-card">
      <h3>
        <Link href={`/services/${service}`}>{title}</Link>
      </h3>
      <p>{summary}</p>
      <p className="caption">
        <AgencyName agency={agency} />
      </p>
      <dl className="facts inline">
        <div>
          <dt>{t('service.cost')}</dt>
          <dd>{cost}</dd>
        </div>
        <div>
          <dt>{t('service.time')}</dt>
          <dd>{time}</dd>
        </div>
      </dl>
    </article>
  )
}
