import AdminJS, { Router } from 'adminjs'
import type { Deps } from '../server/deps.ts'
import { builtInActions, denyByDefault } from './access/deny-by-default.ts'
import { type CurrentAdmin, officialOf } from './access/official.ts'
import { TableResource } from './adapter/table-resource.ts'
import { type OpenAsset, panelAssets } from './page/assets.ts'
import { transformPage } from './page/transform-page.ts'
import { readDashboard } from './read-dashboard.ts'
import { type CoreRoute, findRoute } from './request/find-route.ts'
import { accounts } from './resources/accounts.ts'
import { agencies } from './resources/agencies.ts'
import { cases } from './resources/cases.ts'
import { documents } from './resources/documents.ts'
import { offices } from './resources/offices.ts'
import type { PanelResource } from './resources/panel-resource.ts'
import { roleAssignments } from './resources/role-assignments.ts'
import { services } from './resources/services.ts'
import { panelTexts } from './texts/panel-texts.ts'
import { panelTheme } from './theme.ts'

export const rootPath = '/admin'

type AskedCore = { method: string; params: Record<string, string>; query: Record<string, string>; payload: Record<string, unknown> }
type Fitting = { allowed: string[] } | { route: CoreRoute; params: Record<string, string> }

/** AdminJS behind three questions: what is this file, what is at this address, and what does it answer. */
export type Core = {
  openAsset: OpenAsset
  /** The route with its action, when both exist and fit together; else the methods that would. */
  find(method: string, path: string): Fitting
  /** A page, ready to send, or an answer in JSON. */
  answer(route: CoreRoute, asked: AskedCore, official: CurrentAdmin, nonce: string): Promise<{ page: string } | { body: unknown }>
}

/** @throws Error when a resource has an action without an access rule, or AdminJS is not the one we know. */
export async function openCore(deps: Deps, signInUrl: string): Promise<Core> {
  const resources = [cases(deps), documents, services, offices, agencies, accounts, roleAssignments]
  const admin = openAdmin(deps, resources, signInUrl)
  await checkPage(admin)
  return {
    openAsset: panelAssets(rootPath, Router.assets),
    find: (method, path) => find(admin, resources, method, path),
    answer: (route, asked, official, nonce) => answer(admin, route, asked, official, nonce),
  }
}

function openAdmin(deps: Deps, resources: PanelResource[], signInUrl: string): AdminJS {
  const unknown = Object.keys(AdminJS.ACTIONS).filter((name) => !builtInActions.some((known) => known === name))
  if (unknown.length > 0) throw new Error(`AdminJS has actions that nobody decided about: ${unknown.join(', ')}.`)
  return new AdminJS({
    rootPath,
    loginPath: signInUrl,
    resources: resources.map((resource) => ({
      resource: new TableResource(resource, { db: deps.db, newId: deps.newId, tables: resources }),
      options: denyByDefault(resource),
    })),
    dashboard: { component: 'Dashboard', handler: (_, __, context) => readDashboard(context, deps.now()) },
    locale: (official) => panelTexts(official ? officialOf(official).locale : 'en'),
    branding: { companyName: 'Parley', logo: false, withMadeWithLove: false, theme: panelTheme() },
    assets: { styles: [`${rootPath}/frontend/assets/panel.css`] },
    version: { admin: false },
    settings: { defaultPerPage: 25 },
  })
}

// The other routes of the core build bundles on request, search under a second address, or have no access check.
const usedRoutes: CoreRoute[] = Router.routes.filter(({ action }) =>
  ['index', 'resource', 'resourceAction', 'recordAction', 'bulkAction', 'dashboard'].includes(action),
)

function find(admin: AdminJS, resources: PanelResource[], method: string, path: string): Fitting {
  const found = findRoute(usedRoutes, method, path)
  if ('allowed' in found) {
    const readable = findRoute(usedRoutes, 'GET', path)
    const allowed = 'route' in readable ? methodsFor(admin, resources, readable) : []
    return { allowed: found.allowed.filter((one) => allowed.includes(one)) }
  }
  const allowed = methodsFor(admin, resources, found)
  return allowed.includes(method) ? found : { allowed }
}

type Found = { route: CoreRoute; params: Record<string, string> }

/** How an address may be asked for; not at all when its resource or action does not exist or belongs to another address. */
function methodsFor(admin: AdminJS, resources: PanelResource[], { route, params }: Found): string[] {
  const { resourceId, action: name } = params
  if (resourceId === undefined) return ['GET']
  const decorated = admin.resources.find((one) => one.id() === resourceId)?.decorate()
  if (!decorated) return []
  if (name === undefined) return ['GET']
  const action = Object.hasOwn(decorated.actions, name) ? decorated.actions[name] : undefined
  const fits = { recordAction: action?.isRecordType(), bulkAction: action?.isBulkType(), resourceAction: action?.isResourceType() }
  if (!action || !fits[route.action as keyof typeof fits]) return []
  if (!route.path.startsWith('/api/')) return ['GET']
  if (resources.find(({ id }) => id === resourceId)?.changing?.includes(name) || name === 'delete') return ['POST']
  return ['list', 'search', 'show'].includes(name) ? ['GET'] : ['GET', 'POST']
}

type Controller = new (
  context: { admin: AdminJS },
  official: CurrentAdmin,
) => Record<string, (asked: AskedCore, response: object) => Promise<unknown>>

async function answer(admin: AdminJS, route: CoreRoute, asked: AskedCore, official: CurrentAdmin, nonce: string) {
  const controller = new (route.Controller as Controller)({ admin }, official)
  const answered = await controller[route.action]?.(asked, {})
  return typeof answered === 'string' ? { page: transformPage(answered, nonce) } : { body: answered }
}

/** Renders a page as for an official with a hostile name, so that a core that writes it otherwise fails at the start. */
async function checkPage(admin: AdminJS): Promise<void> {
  const hostile = '</script><script>'
  const controller = new (usedRoutes[0]?.Controller as Controller)({ admin }, { ...nobody, email: hostile })
  const page = transformPage(String(await controller.index?.({ method: 'get', params: {}, query: {}, payload: {} }, {})), 'A'.repeat(22))
  if (page.includes(hostile)) throw new Error('A name can end the script of the page.')
}
