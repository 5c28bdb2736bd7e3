import type { ActionContext, ActionRequest } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../../server/deps.ts'
import { resendInvitation, withdrawInvitation } from '../../server/invitations/change-invitation.ts'
import { Invitation } from '../../server/invitations/invitation.model.ts'
import { inviteOfficial, inviteOfficialInput } from '../../server/invitations/invite-official.ts'
import { invitationChoices, listInvitations } from '../../server/invitations/list-invitations.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf, recordOf } from './action-context.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownInvitations } from './shown-invitation.ts'

/** Who was invited by mail to work here, and how far it has come. */
export function invitations(deps: Deps): PanelResource {
  const step = (command: typeof resendInvitation) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (_: ActionRequest, __: unknown, context: ActionContext) => {
      const record = recordOf(context, 'invitation')
      await command(deps, actorOf(context), { id: record.id() })
      return { record: record.toJSON(context.currentAdmin) }
    },
  })
  return {
    id: 'invitations',
    model: Invitation,
    subject: 'Invitation',
    access: {
      ...readOnly,
      inviteOfficial: 'give',
      resendInvitation: 'give',
      withdrawInvitation: 'give',
    },
    changing: ['inviteOfficial', 'resendInvitation', 'withdrawInvitation'],
    actions: {
      ...tablePages,
      list: { ...ownPage, component: 'InvitationList', handler: (_, __, context) => list(deps, context) },
      inviteOfficial: {
        actionType: 'resource',
        component: false,
        handler: (request, _, context) =>
          inviteOfficial(deps, actorOf(context), readInput(inviteOfficialInput, request.payload)),
      },
      resendInvitation: step(resendInvitation),
      withdrawInvitation: step(withdrawInvitation),
    },
    options: { titleProperty: 'email', sort: { sortBy: 'invited_at', direction: 'desc' } },
  }
}

async function list(deps: Deps, context: ActionContext): Promise<ShownInvitations> {
  const { actor, locale } = officialOf(context.currentAdmin)
  const listed = await listInvitations(deps, actor)
  const choices = await invitationChoices(deps, actor)
  const rows = listed.map(async ({ agency, role, office, invitedAt, expiresAt, ...invitation }) => ({
    ...invitation,
    role: inLocale(role, locale),
    agency: agency ? inLocale(agency, locale) : null,
    office: office && inLocale(office, locale),
    invitedAt: invitedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    demoMail: (invitation.state === 'sent' && (await deps.demoOutbox?.sent(invitation.id))?.text) || null,
  }))
  return {
    rows: await Promise.all(rows),
    choices: choices.map(({ agency, names, offices, ...choice }) => ({
      ...choice,
      agency: agency ? inLocale(agency, locale) : null,
      name: inLocale(names, locale),
      offices: offices.map((office) => ({ id: office.id, name: inLocale(office.names, locale) })),
    })),
    demo: deps.demoOutbox !== undefined,
  }
}
