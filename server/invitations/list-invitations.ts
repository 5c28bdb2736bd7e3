import { subject } from '@casl/ability'
import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import { builtInRoles } from '../../catalog/starting-roles.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { Invitation } from './invitation.model.ts'
import { namesFor } from './send-invitation.ts'

export type ListedInvitation = {
  id: string
  email: string
  agency: Localized | undefined
  role: Localized
  office: Localized | null
  state: 'being-sent' | 'sent' | 'expired' | 'accepted' | 'withdrawn'
  invitedAt: Date
  expiresAt: Date
}

export type InvitationChoice = {
  agencyId: string | null
  agency: Localized | undefined
  role: string
  names: Localized
  /** Where in the agency somebody can be invited to. */
  offices: { id: string; names: Localized }[]
}

/** The invitations that the actor may see, the newest first. */
export async function listInvitations(deps: Deps, actor: Actor): Promise<ListedInvitation[]> {
  const rows = await accessible(Invitation.query(deps.db), abilityFor(actor), 'read', 'Invitation')
    .orderBy('invited_at', 'desc')
    .limit(200)
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      email: row.email,
      ...(await namesFor(deps, row)),
      office: await officeOf(deps, row),
      state: stateOf(row, deps.now()),
      invitedAt: row.invited_at,
      expiresAt: row.expires_at,
    })),
  )
}

/** To what the actor may invite: the roles of their agency, or to apply for one. */
export async function invitationChoices({ db }: Deps, actor: Actor): Promise<InvitationChoice[]> {
  const ability = abilityFor(actor)
  const agencies = actor.assignments.flatMap(({ agencyId }) => agencyId ?? [])
  const rows = await db('roles as r')
    .join('agencies as g', 'g.id', 'r.agency_id')
    .whereIn('r.agency_id', agencies)
    .orderBy(['g.slug', 'r.key'])
    .select('r.agency_id', 'r.key', 'r.names', 'g.names as agency')
  const offices: { agency_id: string; id: string; names: Localized }[] = await db('offices')
    .whereIn('agency_id', agencies)
    .whereNull('closed_at')
    .orderBy('slug')
    .select('agency_id', 'id', 'names')
  const own = rows
    .filter(({ agency_id }) => ability.can('give', subject('RoleAssignment', { agency_id })))
    .map((row) => ({
      ...{ agencyId: row.agency_id, agency: row.agency, role: row.key, names: row.names },
      offices: offices.filter(({ agency_id }) => agency_id === row.agency_id).map(({ id, names }) => ({ id, names })),
    }))
  if (!ability.can('verify', 'AgencyApplication')) return own
  const names = builtInRoles['agency-representative']
  return [...own, { agencyId: null, agency: undefined, role: 'agency-representative', names, offices: [] }]
}

async function officeOf({ db }: Deps, { agency_id, office_id: id }: Invitation): Promise<Localized | null> {
  if (!id) return null
  return (await db('offices').where({ agency_id, id }).first('names'))?.names ?? null
}

function stateOf(row: Invitation, now: Date): ListedInvitation['state'] {
  if (row.accepted_at) return 'accepted'
  if (row.withdrawn_at) return 'withdrawn'
  if (row.expires_at <= now) return 'expired'
  return row.sent_at ? 'sent' : 'being-sent'
}
