import type { Actor } from '../accounts/actor.ts'
import type { ServiceDraft } from './draft.model.ts'

/** Two people answer for a version: who publishes it has neither written it last nor sent it to review. */
export function mayPublish({ accountId }: Actor, draft: Pick<ServiceDraft, 'edited_by' | 'submitted_by'>): boolean {
  return draft.edited_by !== accountId && draft.submitted_by !== accountId
}
