import { z } from 'zod'
import { refuseRetry } from '../../catalog/document-lifecycle.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { issueDocumentJob } from '../jobs/definitions.ts'
import { lockDocument } from './lock-document.ts'

export const retryInput = z.object({ id: z.uuid() })

/**
 * Has a document that could not be printed tried again, after what stopped it was cured. Number and code stay.
 * @throws NotFound, NotPermitted, NotInThisState when nothing stopped it
 */
export async function retryDocument(deps: Deps, actor: Actor, input: z.input<typeof retryInput>): Promise<void> {
  const { id } = retryInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const { document, state } = await lockDocument(trx, actor, { id, action: 'reissue' })
    const refused = refuseRetry(state)
    if (refused) throw new NotInThisState(refused)
    const { agency_id } = document
    await trx('documents').where({ agency_id, id }).update({ problem: null, print_failures: 0 })
    await deps.enqueue(trx, issueDocumentJob, { agencyId: agency_id, id })
  })
}
