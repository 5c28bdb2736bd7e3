import { z } from 'zod'
import { begin } from '#forms'
import { slug } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { anyone, type Endpoint } from '../http/endpoint.ts'
import { findPublishedService } from './find-published-service.ts'
import { presentService, presentServiceInFull } from './present.ts'
import { publishedForm } from './published-form.ts'
import { searchServices } from './search-services.ts'

const agency = z.object({ slug: z.string(), name: z.string(), verified: z.boolean() })
const serviceAnswer = z.object({
  service: z.string(),
  title: z.string(),
  summary: z.string(),
  agency,
  category: z.string(),
  cost: z.string(),
  time: z.string(),
})

export const serviceRoutes = (deps: Deps): Endpoint[] => [
  anyone({
    method: 'get',
    path: '/api/services',
    summary: 'The catalogue; with `q`, a search by need in the person’s own words',
    query: z.object({ q: z.string().max(500).default(''), category: slug.optional(), locale: z.string().optional() }),
    answers: { 200: z.object({ services: z.array(serviceAnswer) }) },
    async handle({ query, locale }) {
      const found = await searchServices(deps.db, query)
      return { body: { services: found.map((service) => presentService(service, locale)) } }
    },
  }),
  anyone({
    method: 'get',
    path: '/api/services/:agency/:service',
    summary: 'What one service is, needs, costs and gives',
    params: z.object({ agency: slug, service: slug }),
    query: z.object({ locale: z.string().optional() }),
    answers: {
      200: serviceAnswer.extend({
        needs: z.array(z.string()),
        result: z.string(),
        lifeEvents: z.array(z.string()),
        questions: z.number(),
      }),
    },
    async handle({ params, locale }) {
      const service = await findPublishedService(deps.db, params)
      const { form } = await publishedForm(deps.db, service.key)
      const first = begin(form, { locale, now: deps.now() }).messages.find((message) => message.kind === 'ask')
      const questions = first ? first.progress.answered + first.progress.remaining : 0
      return { body: presentServiceInFull(service, locale, questions) }
    },
  }),
]
