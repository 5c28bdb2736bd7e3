import { request } from './request.ts'

export type Agency = { slug: string; name: string; verified: boolean }
export type Service = {
  /** "agency/service", as in the address of its page. */
  service: string
  title: string
  summary: string
  agency: Agency
  cost: string
  time: string
}
export type ServiceDescription = Service & { needs: string[]; result: string; questions: number; lifeEvents: string[] }

/** Services that answer a need in the person's own words; all of them when nothing is asked. */
export async function findServices(need: string, locale: string): Promise<Service[]> {
  const query = new URLSearchParams({ ...(need && { q: need }), locale })
  return (await request<{ services: Service[] }>(`/api/services?${query}`)).services
}

export const readService = (service: string, locale: string) =>
  request<ServiceDescription>(`/api/services/${service}?${new URLSearchParams({ locale })}`)
