import type { ServiceDefinition } from './service-definition.ts'

type Searched = Pick<ServiceDefinition, 'titles' | 'summary' | 'asked'>

/** What the catalogue's search reads: titles first, then summaries and the words in which people ask. */
export function searchTexts({ titles, summary, asked }: Searched): { title_text: string; body_text: string } {
  return {
    title_text: Object.values(titles).join('\n'),
    body_text: [...Object.values(summary), ...Object.values(asked).flat()].join('\n'),
  }
}
