import type { ActionContext, ActionRequest } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import { effective, permissionNames, permissions } from '../../catalog/permissions.ts'
import { addRole, addRoleInput } from '../../server/accounts/add-role.ts'
import { changeRoles } from '../../server/accounts/change-roles.ts'
import { previewRoles } from '../../server/accounts/preview-roles.ts'
import { type ReadRoles, readRoles } from '../../server/accounts/read-roles.ts'
import { removeRole, removeRoleInput } from '../../server/accounts/remove-role.ts'
import { Role } from '../../server/accounts/role.model.ts'
import { roleChangesInput } from '../../server/accounts/role-changes.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { localized } from './localized-property.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownRoles } from './shown-roles.ts'

/** The roles of an agency as a matrix, for those who answer for them. Every change is a command of the server. */
export function roles(deps: Deps): PanelResource {
  const act = (handler: (request: ActionRequest, context: ActionContext) => Promise<object>) => ({
    actionType: 'resource' as const,
    component: false as const,
    isVisible: false,
    handler: (request: ActionRequest, _: unknown, context: ActionContext) => handler(request, context),
  })
  return {
    id: 'roles',
    model: Role,
    subject: 'Role',
    access: { ...readOnly, previewRoles: 'change', changeRoles: 'change', addRole: 'change', removeRole: 'change' },
    changing: ['previewRoles', 'changeRoles', 'addRole', 'removeRole'],
    actions: {
      ...tablePages,
      list: {
        ...ownPage,
        component: 'RoleMatrix',
        handler: async ({ query }, _, context) => {
          const { actor, locale } = officialOf(context.currentAdmin)
          return { ...present(await readRoles(deps, actor, { agency: textOf(query?.agency) }), locale) }
        },
      },
      previewRoles: act(async ({ payload }, context) => ({
        effects: await previewRoles(deps, actorOf(context), readInput(roleChangesInput, payload)),
      })),
      changeRoles: act(async ({ payload }, context) => {
        await changeRoles(deps, actorOf(context), readInput(roleChangesInput, payload))
        return { changed: true }
      }),
      addRole: act(({ payload }, context) => addRole(deps, actorOf(context), readInput(addRoleInput, payload))),
      removeRole: act(async ({ payload }, context) => {
        await removeRole(deps, actorOf(context), readInput(removeRoleInput, payload))
        return { removed: true }
      }),
    },
    options: {
      titleProperty: 'key',
      listProperties: ['names', 'key', 'changed_at'],
      showProperties: ['names', 'key', 'changed_at'],
      sort: { sortBy: 'key', direction: 'asc' },
      properties: { names: localized },
    },
  }
}

const actorOf = (context: ActionContext) => officialOf(context.currentAdmin).actor

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

const present = ({ agency, agencies, mayChange, roles: found }: ReadRoles, locale: string): ShownRoles => ({
  agency: { id: agency.id, slug: agency.slug, name: inLocale(agency.names, locale) },
  agencies: agencies.map(({ slug, names }) => ({ slug, name: inLocale(names, locale) })),
  mayChange,
  permissions: permissionNames.map((name) => ({
    name,
    words: inLocale(permissions[name].words, locale),
    reaches: permissions[name].reaches,
  })),
  rows: found.map(({ names, permissions: held, ...role }) => ({
    ...role,
    name: inLocale(names, locale),
    permissions: effective(held),
  })),
})
