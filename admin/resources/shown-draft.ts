import type { Change } from '../../catalog/designing/describe-changes.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Defect } from '../../forms/index.ts'

/** A service as its designer sees it, times as ISO 8601. */
export type ShownDraft = {
  service: { id: string; slug: string; agency: string; publishedVersion: number | null; isArchived: boolean }
  published: ServiceDefinition | null
  versions: { version: number; publishedAt: string }[]
  draft: ShownDraftState | null
  offices: { slug: string; names: Localized }[]
  roles: { key: string; names: Localized; seesAnswers: boolean }[]
  underWay: { conversations: number; cases: number }
}

export type ShownDraftState = {
  definition: ServiceDefinition
  revision: number
  status: 'draft' | 'in-review'
  editedBy: string
  editedAt: string
  submittedBy: string | null
  returnedBecause: string | null
  isForThem: boolean
  /** What only the server can tell: templates, offices, the shape. */
  defects: ShownDefect[]
}

/** Of a template, with its line, counted from 1. */
export type ShownDefect = Defect & { line?: number }

/** What the server says of a draft that it has just kept. */
export type SavedDraft = { revision: number; defects: ShownDefect[] }

/** What one version says otherwise than another, the first as a whole, and who is under way with it. */
export type ShownComparison = { changes: Change[]; earlier: ServiceDefinition; underWay: ShownDraft['underWay'] }
