import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { sendInvitationJob } from '../jobs/definitions.ts'
import { Invitation } from './invitation.model.ts'
import { expiryFrom } from './invite-official.ts'

/** Sends the mail once more, with a new link for another week; the former link is void. @throws NotFound, NotInThisState */
export async function resendInvitation(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const { id } = await lockOpen(trx, actor, input.id)
    const renewed = { expires_at: expiryFrom(deps.now()), token_hash: null, attempts: 0, sent_at: null }
    await trx('invitations').where({ id }).update(renewed)
    await deps.enqueue(trx, sendInvitationJob, { id })
  })
}

/** The link is void from now on. @throws NotFound, NotInThisState */
export async function withdrawInvitation(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const { id, agency_id, role } = await lockOpen(trx, actor, input.id)
    await trx('invitations').where({ id }).update({ withdrawn_at: deps.now(), token_hash: null })
    if (!agency_id) return
    const about = { invitation: id, role, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'official.uninvited', at: deps.now(), about })
  })
}

async function lockOpen(trx: Knex.Transaction, actor: Actor, id: string): Promise<Invitation> {
  const found = await Invitation.query(trx).findById(id).forUpdate()
  authorize(actor, 'give', 'Invitation', found)
  if (found.accepted_at) throw new NotInThisState('accepted')
  if (found.withdrawn_at) throw new NotInThisState('withdrawn')
  return found
}
