import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Service } from './service.model.ts'

/**
 * Archives a service, or offers it again. An archived one is not found and not begun any more; conversations under way
 * go on to their end, and open cases are decided.
 * @throws NotInThisState when it was never published, or is so already.
 */
export async function offerService(
  deps: Deps,
  actor: Actor,
  input: { serviceId: string; isOffered: boolean },
): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const service = await Service.query(trx).findOne({ id: input.serviceId }).forUpdate()
    authorize(actor, 'publish', 'Service', service)
    const isOffered = service.archived_at === null
    if (service.published_version === null) throw new NotInThisState('never-published')
    if (isOffered === input.isOffered) throw new NotInThisState(isOffered ? 'offered' : 'archived')
    const { agency_id, id } = service
    await trx('services')
      .where({ agency_id, id })
      .update({ archived_at: input.isOffered ? null : deps.now() })
    await appendEvidence(trx, deps, {
      agencyId: agency_id,
      type: input.isOffered ? 'service.offered-again' : 'service.archived',
      at: deps.now(),
      about: { service: id, version: service.published_version, by: actor.accountId },
    })
  })
}
