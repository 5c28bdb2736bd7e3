import { useCallback } from 'react'
import { useLoaded } from '../app/use-loaded.ts'
import { type Agency, readService } from '../http/services.ts'
import { useTexts } from '../texts/texts.tsx'
import { ServiceFacts } from './service-facts.tsx'

/**
 * The rail beside a conversation on wide screens. What stands here is also on the page of the service. The agency is
 * the conversation's, which hears when its badge goes.
 */
export function AboutService({ service, agency }: { service: string; agency: Agency }) {
  const { locale, t } = useTexts()
  const load = useCallback(() => readService(service, locale), [service, locale])
  const { value } = useLoaded(load)
  return (
    <aside className="rail about" aria-label={t('service.about')}>
      {value && (
        <>
          <h2>{t('service.about')}</h2>
          <ServiceFacts service={{ ...value, agency }} />
          <p className="caption">{t('service.pause')}</p>
        </>
      )}
    </aside>
  )
}
