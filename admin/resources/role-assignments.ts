import type { ActionContext, ActionRequest } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import { giveRole, giveRoleInput } from '../../server/accounts/give-role.ts'
import { type People, readPeople } from '../../server/accounts/read-people.ts'
import { removeOfficial, removeOfficialInput } from '../../server/accounts/remove-official.ts'
import { RoleAssignment } from '../../server/accounts/role-assignment.model.ts'
import { takeRoleAway, takeRoleAwayInput } from '../../server/accounts/take-role-away.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import type { PanelLocale } from '../texts/panel-locale.ts'
import { panelText } from '../texts/panel-texts.ts'
import { actorOf } from './action-context.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownPeople } from './shown-people.ts'

/** Who works for an agency, as what and where, for those who answer for it. */
export function roleAssignments(deps: Deps): PanelResource {
  const act = (work: (given: unknown, context: ActionContext) => Promise<unknown>) => ({
    actionType: 'resource' as const,
    component: false as const,
    isVisible: false,
    handler: async ({ payload }: ActionRequest, _: unknown, context: ActionContext) => {
      await work(payload, context)
      return { done: true }
    },
  })
  return {
    id: 'role_assignments',
    model: RoleAssignment,
    subject: 'RoleAssignment',
    access: { ...readOnly, giveRole: 'give', takeRole: 'give', removeOfficial: 'give' },
    changing: ['giveRole', 'takeRole', 'removeOfficial'],
    actions: {
      ...tablePages,
      list: {
        ...ownPage,
        component: 'PeopleList',
        handler: async ({ query }, _, context) => {
          const { actor, locale } = officialOf(context.currentAdmin)
          const agency = typeof query?.agency === 'string' ? query.agency : undefined
          return { ...presentPeople(await readPeople(deps, actor, { agency }), locale) }
        },
      },
      giveRole: act((given, context) => giveRole(deps, actorOf(context), readInput(giveRoleInput, given))),
      takeRole: act((given, context) => takeRoleAway(deps, actorOf(context), readInput(takeRoleAwayInput, given))),
      removeOfficial: act((given, context) =>
        removeOfficial(deps, actorOf(context), readInput(removeOfficialInput, given)),
      ),
    },
    options: {
      titleProperty: 'role',
      listProperties: ['account_id', 'role', 'agency_id', 'granted_at'],
      showProperties: ['account_id', 'role', 'agency_id', 'office_id', 'granted_at'],
      sort: { sortBy: 'granted_at', direction: 'desc' },
    },
  }
}

const presentPeople = (read: People, locale: PanelLocale): ShownPeople => ({
  agency: read.agency && { ...read.agency, name: inLocale(read.agency.names, locale) },
  agencies: [
    ...read.agencies.map(({ slug, names }) => ({ slug, name: inLocale(names, locale) })),
    ...(read.withState ? [{ slug: 'state', name: panelText(locale, 'trail.state') }] : []),
  ],
  mayGive: read.mayGive,
  people: read.people.map(({ roles, ...person }) => ({
    ...person,
    roles: roles.map(({ id, role, names, office, since }) => ({
      ...{ id, key: role, since: since.toISOString() },
      name: inLocale(names, locale),
      office: office && inLocale(office.names, locale),
    })),
  })),
  roles: read.roles.map(({ key, names }) => ({ key, name: inLocale(names, locale) })),
  offices: read.offices.map(({ id, names }) => ({ id, name: inLocale(names, locale) })),
})
