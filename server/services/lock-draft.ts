import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { ChangedMeanwhile, NotFound } from '../errors.ts'
import { ServiceDraft } from './draft.model.ts'
import { Service } from './service.model.ts'

export type AskedDraft = { serviceId: string; revision: number }

/**
 * The draft that the actor has before them, held until the transaction ends.
 * @throws NotFound, NotPermitted; ChangedMeanwhile when someone has saved since.
 */
export async function lockDraft(
  trx: Knex.Transaction,
  actor: Actor,
  action: 'design' | 'publish',
  { serviceId, revision }: AskedDraft,
): Promise<{ service: Service; draft: ServiceDraft }> {
  const service = await Service.query(trx).findOne({ id: serviceId })
  authorize(actor, action, 'Service', service)
  const draft = await ServiceDraft.query(trx).findById([service.agency_id, service.id]).forUpdate()
  if (!draft) throw new NotFound('draft')
  if (draft.revision !== revision) throw new ChangedMeanwhile({ params: { revision: draft.revision } })
  return { service, draft }
}
