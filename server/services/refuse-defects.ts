import type { Knex } from 'knex'
import { Invalid } from '../errors.ts'
import type { ServiceDraft } from './draft.model.ts'
import { agencyParts, draftDefects } from './draft-defects.ts'

/** @throws Invalid when the draft has an error: such a service cannot be published. */
export async function refuseDefects(trx: Knex.Transaction, draft: ServiceDraft, now: Date): Promise<void> {
  const parts = await agencyParts(trx, draft.agency_id)
  const errors = draftDefects(draft.definition, parts, now).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Invalid(errors.map(({ pointer, code }) => ({ path: pointer, reason: code })))
}
