import type { Localized } from '../../catalog/in-locale.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import type { PublishedService } from './find-published-service.ts'

export const presentAgency = (agency: { slug: string; names: Localized; verified: boolean }, locale: string) => ({
  slug: agency.slug,
  name: inLocale(agency.names, locale),
  verified: agency.verified,
})

export function presentService(service: PublishedService, locale: string) {
  const { definition } = service
  return {
    service: `${service.agencySlug}/${service.slug}`,
    title: inLocale(definition.titles, locale),
    summary: inLocale(definition.summary, locale),
    agency: presentAgency({ slug: service.agencySlug, names: service.agencyNames, verified: service.verified }, locale),
    category: definition.category,
    cost: inLocale(definition.cost, locale),
    time: inLocale(definition.time, locale),
  }
}

export const presentServiceInFull = (service: PublishedService, locale: string, questions: number) => ({
  ...presentService(service, locale),
  needs: inLocale(service.definition.needs, locale),
  result: inLocale(service.definition.result, locale),
  lifeEvents: service.definition.lifeEvents,
  questions,
})
