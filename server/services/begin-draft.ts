import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { Service } from './service.model.ts'

/**
 * Begins the next version of a service with one that was published: the newest, or an older one to go back to. A draft
 * that is there already stays as it is.
 * @throws NotFound for a version that never was.
 */
export async function beginDraft(
  deps: Deps,
  actor: Actor,
  input: { serviceId: string; version?: number | undefined },
): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const service = await Service.query(trx).findOne({ id: input.serviceId })
    authorize(actor, 'design', 'Service', service)
    const version = input.version ?? service.published_version
    const key = { agency_id: service.agency_id, service_id: service.id }
    const published =
      version === null
        ? undefined
        : await trx('service_versions')
            .where({ ...key, version })
            .first('definition')
    if (!published) throw new NotFound('service version')
    // What was asked again belongs to the step to that version, not to the next one.
    const { askAgain: _, ...definition } = published.definition
    await trx('service_drafts')
      .insert({
        ...key,
        definition: JSON.stringify(definition),
        based_on: version,
        edited_by: actor.accountId,
        edited_at: deps.now(),
      })
      .onConflict(['agency_id', 'service_id'])
      .ignore()
  })
}
