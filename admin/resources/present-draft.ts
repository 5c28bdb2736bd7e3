import { inLocale } from '../../catalog/in-locale.ts'
import type { ReadDraft } from '../../server/services/read-draft.ts'
import type { ShownDraft } from './shown-draft.ts'

/** What the designer's page shows, in the official's language. */
export function presentDraft(read: ReadDraft, locale: string): ShownDraft {
  const { service, published, versions, draft, offices, roles, underWay } = read
  return {
    service: { ...service, agency: inLocale(service.agency, locale) },
    published,
    versions: versions.map(({ version, publishedAt }) => ({ version, publishedAt: publishedAt.toISOString() })),
    draft: draft && { ...draft, editedAt: draft.editedAt.toISOString() },
    offices,
    roles,
    underWay,
  }
}
