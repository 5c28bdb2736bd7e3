import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import type { ServiceDraft } from './draft.model.ts'
import { draftDefects } from './draft-defects.ts'
import { mayPublish } from './may-publish.ts'

export type ListedDraft = {
  serviceId: string
  titles: Localized
  editedAt: Date
  /** What it waits for: a reader's check, its author after it came back, or to be finished. */
  waits: 'for-review' | 'for-colleague' | 'returned' | 'to-finish'
  defects: number
}

/** More than an agency has under way at once; each is checked as a whole. */
const most = 50

/** The drafts that the actor may design, the latest change first. */
export async function listDrafts({ db, now }: Deps, actor: Actor): Promise<ListedDraft[]> {
  const drafts: ServiceDraft[] = await accessible(
    db('service_drafts as d').join('services as s', { 's.agency_id': 'd.agency_id', 's.id': 'd.service_id' }),
    abilityFor(actor),
    'design',
    'Service',
    { table: 's' },
  )
    .orderBy('d.edited_at', 'desc')
    .limit(most)
    .select('d.*')
  const agencies = [...new Set(drafts.map(({ agency_id }) => agency_id))]
  const offices = await db('offices').whereIn('agency_id', agencies).whereNull('closed_at').select('agency_id', 'slug')
  const roles = await db('roles').whereIn('agency_id', agencies).select('agency_id', 'key')
  return drafts.map((draft) => {
    const ofAgency = ({ agency_id }: { agency_id: string }) => agency_id === draft.agency_id
    const known = {
      offices: offices.filter(ofAgency).map(({ slug }) => slug),
      roles: roles.filter(ofAgency).map(({ key }) => key),
    }
    return {
      serviceId: draft.service_id,
      titles: draft.definition.titles,
      editedAt: draft.edited_at,
      waits: waitingOf(draft, actor),
      defects: draftDefects(draft.definition, known, now()).filter(({ severity }) => severity === 'error').length,
    }
  })
}

function waitingOf(draft: ServiceDraft, actor: Actor): ListedDraft['waits'] {
  if (draft.status === 'in-review') return mayPublish(actor, draft) ? 'for-review' : 'for-colleague'
  return draft.returned_because === null ? 'to-finish' : 'returned'
}
