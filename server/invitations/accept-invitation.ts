import { z } from 'zod'
import type { Localized } from '../../catalog/in-locale.ts'
import { mayGive } from '../../catalog/separation.ts'
import type { Actor } from '../accounts/actor.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Invitation } from './invitation.model.ts'
import { digestOf, namesFor } from './send-invitation.ts'

export const acceptInvitationInput = z.object({
  token: z.string().min(20).max(100),
  /** The address that the mail came to: a link that was seen by somebody else is not enough. */
  email: z.string().trim().toLowerCase().max(200),
})

const mostAttempts = 5

export type AcceptedInvitation =
  | { accepted: true; agency: Localized | undefined; role: Localized }
  | { accepted: false; because: 'other-address' | 'expired' }

/**
 * Binds the signed-in identity to the role of an invitation, once. @throws NotFound for a link that is none, was used,
 * withdrawn or guessed at too often; NotPermitted for whoever has written the invitation
 */
export async function acceptInvitation(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof acceptInvitationInput>,
): Promise<AcceptedInvitation> {
  const { token, email } = acceptInvitationInput.parse(input)
  // For the house: the person has no right to the invitation but the link itself.
  return actingFor({ accountId: actor.accountId, purpose: 'house' }, () =>
    deps.db.transaction(async (trx) => {
      const found = await Invitation.query(trx)
        .findOne({ token_hash: digestOf(token) })
        .forUpdate()
      if (!found || found.accepted_at || found.withdrawn_at || found.attempts >= mostAttempts)
        throw new NotFound('invitation')
      if (!mayGive({ accountId: found.invited_by }, actor)) throw new NotPermitted('nobody gives themselves a role')
      if (found.expires_at <= deps.now()) return { accepted: false, because: 'expired' }
      if (found.email !== email) {
        await trx('invitations')
          .where({ id: found.id })
          .update({ attempts: found.attempts + 1 })
        return { accepted: false, because: 'other-address' }
      }
      const { agency_id, role, office_id } = found
      const now = deps.now()
      const held = { account_id: actor.accountId, agency_id, role, office_id, granted_at: now }
      await trx('role_assignments')
        .insert({ id: deps.newId(), ...held })
        .onConflict(['account_id', 'agency_id', 'role'])
        .merge(['office_id'])
      const used = { accepted_by: actor.accountId, accepted_at: now, token_hash: null }
      await trx('invitations').where({ id: found.id }).update(used)
      if (agency_id) {
        const about = { role, to: actor.accountId, office: office_id, by: found.invited_by, invitation: found.id }
        await appendEvidence(trx, deps, { agencyId: agency_id, type: 'role.given', at: now, about })
      }
      return { accepted: true, ...(await namesFor({ db: trx }, found)) }
    }),
  )
}
