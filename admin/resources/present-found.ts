import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import type { Found } from '../../server/search/find-anywhere.ts'
import type { ShownFound } from './shown-found.ts'

const tables = {
  case: 'cases',
  document: 'documents',
  service: 'services',
  agency: 'agencies',
  person: 'role_assignments',
} as const

const partOf: Record<string, ShownFound['by']> = {
  number: 'number',
  applicant: 'applicant',
  title: 'title',
  title_text: 'title',
}

/** What the search found, in the official's language. */
export function presentFound({ kind, id, by, shown }: Found, locale: string): ShownFound {
  return {
    kind,
    ...wordsOf(kind, shown, locale),
    by: partOf[by] ?? 'name',
    to: `/admin/resources/${tables[kind]}/records/${id}/show`,
  }
}

function wordsOf(kind: Found['kind'], shown: Found['shown'], locale: string): { title: string; note: string } {
  const text = (name: string) => String(shown[name] ?? '')
  switch (kind) {
    case 'case':
      return {
        title: text('applicant') || text('number'),
        note: `${inLocale(shown.title as Localized, locale)}, ${text('number')}`,
      }
    case 'document':
      return { title: text('title'), note: text('number') }
    case 'service':
      return { title: text('title_text'), note: text('slug') }
    case 'agency':
      return { title: inLocale(shown.names as Localized, locale), note: text('slug') }
    case 'person':
      return { title: text('account_id'), note: text('role') }
  }
}
