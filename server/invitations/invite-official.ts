import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { sendInvitationJob } from '../jobs/definitions.ts'

export const inviteOfficialInput = z.object({
  /** Empty for the representative of an agency that is to be applied for. */
  agencyId: z.uuid().nullable(),
  email: z.email().max(200).toLowerCase(),
  /** The role's key. */
  role: z.string().min(1).max(60),
  officeId: z.uuid().nullable().default(null),
})

const validDays = 7
export const expiryFrom = (now: Date) => new Date(now.getTime() + validDays * 24 * 3600_000)

/**
 * Invites somebody by mail to a role: an agency's own people invite to its roles, administrators invite whoever will
 * apply for an agency. @throws NotFound for an agency, role or office that is not theirs to give
 */
export async function inviteOfficial(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof inviteOfficialInput>,
): Promise<{ id: string }> {
  const { agencyId, email, role, officeId } = inviteOfficialInput.parse(input)
  if (agencyId === null) {
    authorize(actor, 'give', 'Invitation', {})
    if (role !== 'agency-representative') throw new NotFound('role')
  } else authorize(actor, 'give', 'RoleAssignment', { agency_id: agencyId })
  return deps.db.transaction(async (trx) => {
    if (agencyId && !(await trx('roles').where({ agency_id: agencyId, key: role }).first('id')))
      throw new NotFound('role')
    if (officeId && !(await trx('offices').where({ agency_id: agencyId, id: officeId, closed_at: null }).first('id')))
      throw new NotFound('office')
    const [id, now] = [deps.newId(), deps.now()]
    const by = { invited_by: actor.accountId, invited_at: now, expires_at: expiryFrom(now) }
    await trx('invitations').insert({ id, agency_id: agencyId, email, role, office_id: officeId, ...by })
    if (agencyId) {
      const about = { invitation: id, role, by: actor.accountId }
      await appendEvidence(trx, deps, { agencyId, type: 'official.invited', at: now, about })
    }
    await deps.enqueue(trx, sendInvitationJob, { id })
    return { id }
  })
}
