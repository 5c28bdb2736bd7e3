import { z } from 'zod'
import type { Localized } from '../in-locale.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { serviceDefinition } from '../service-definition.ts'

/** A service that is being described: the same shape, in which texts may still be missing and values not yet right. */
export const draftDefinition = serviceDefinition.extend({ category: z.string(), decideWithinDays: z.number() })

/** What a service begins with: a title, one office, an official who decides, and no question yet. */
export function newDefinition(titles: Localized, office: string): ServiceDefinition {
  const { en = Object.values(titles)[0] ?? '', ...others } = titles
  const texts = Object.entries(others).map(([locale, title]) => [locale, { '/title': title }])
  return {
    titles,
    summary: {},
    category: 'other',
    lifeEvents: [],
    asked: {},
    needs: {},
    cost: {},
    time: {},
    result: {},
    form: {
      schema: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        title: en,
        properties: {},
      },
      uiSchema: { 'ui:order': [] },
      texts: Object.fromEntries(texts),
    },
    routing: [{ office }],
    decision: { by: 'official' },
    decideWithinDays: 10,
    output: { title: { ...titles }, template: {} },
  }
}
