import type { Readable } from 'node:stream'
import AdminJS, { ForbiddenError, NotFoundError, Router } from 'adminjs'
import { administratorHeld } from '../catalog/starting-roles.ts'
import type { Deps } from '../server/deps.ts'
import { NotFound } from '../server/errors.ts'
import { builtInActions } from './access/built-in-actions.ts'
import { denyByDefault } from './access/deny-by-default.ts'
import { admit, type CurrentAdmin, officialOf } from './access/official.ts'
import { TableResource } from './adapter/table-resource.ts'
import { exportTable } from './exporting/export-table.ts'
import { exportTrailLines } from './exporting/export-trail-lines.ts'
import { type OpenAsset, panelAssets } from './page/assets.ts'
import { transformPage } from './page/transform-page.ts'
import { readDashboard } from './read-dashboard.ts'
import type { CoreRoute } from './request/find-route.ts'
import { type Fitting, fittingRoute } from './request/fitting-route.ts'
import { namedColumns } from './request/named-columns.ts'
import type { PanelResource } from './resources/panel-resource.ts'
import { panelResources } from './resources/panel-resources.ts'
import { panelTexts } from './texts/panel-texts.ts'
import { panelTheme } from './theme.ts'

/** A request as AdminJS takes it. */
export type Asked = {
  method: string
  params: Record<string, string>
  query: Record<string, string>
  payload: Record<string, unknown>
}

/** AdminJS behind three questions: what is this file, what is at this address, and what does it answer. */
export type Core = {
  openAsset: OpenAsset
  find(method: string, path: string): Fitting
  /** The rows of a list as CSV. @throws NotFound, Invalid when there are too many */
  export(table: string, query: Record<string, string>, official: CurrentAdmin): Promise<Readable | string>
  /** @throws NotFound for what is not there and for what is not theirs. */
  answer(route: CoreRoute, asked: Asked, official: CurrentAdmin): Promise<unknown>
}

/** @throws Error when a resource has an action without an access rule, or AdminJS is not the one we know. */
export async function openCore(
  deps: Deps,
  rootPath: string,
  signInUrl: string,
  resources: PanelResource[] = panelResources(deps),
): Promise<Core> {
  const admin = openAdmin(deps, resources, { rootPath, loginPath: signInUrl })
  await checkPage(admin)
  return {
    openAsset: panelAssets(rootPath, Router.assets),
    find: (method, path) => fittingRoute(admin, resources, method, path),
    export: (table, query, official) =>
      table === 'evidence_records'
        ? exportTrailLines(deps, query, official)
        : exportTable(deps, admin, { table, query }, official),
    answer: (route, asked, official) => answer(admin, route, asked, official),
  }
}

function openAdmin(deps: Deps, resources: PanelResource[], paths: { rootPath: string; loginPath: string }): AdminJS {
  const unknown = Object.keys(AdminJS.ACTIONS).filter((name) => !builtInActions.some((known) => known === name))
  if (unknown.length > 0) throw new Error(`AdminJS has actions that nobody decided about: ${unknown.join(', ')}.`)
  return new AdminJS({
    ...paths,
    resources: resources.map((resource) => ({
      resource: new TableResource(resource, { db: deps.db, newId: deps.newId, tables: resources }),
      options: denyByDefault(resource),
    })),
    dashboard: { component: 'Dashboard', handler: (request, _, context) => readDashboard(deps, request, context) },
    locale: (official) => panelTexts(officialOf(official).locale),
    branding: { companyName: 'Parley', favicon: '/favicon.svg', withMadeWithLove: false, theme: panelTheme() },
    assets: { styles: [`${paths.rootPath}/frontend/assets/panel.css`] },
    version: { admin: false },
    settings: { defaultPerPage: 25 },
  })
}

type Controller = new (
  context: { admin: AdminJS },
  official: CurrentAdmin,
) => Record<string, (asked: Asked, response: object) => Promise<unknown>>

async function answer(admin: AdminJS, route: CoreRoute, asked: Asked, official: CurrentAdmin): Promise<unknown> {
  const { resourceId } = asked.params
  const unknown = namedColumns(asked.query).find((name) => resourceId && !admin.findResource(resourceId).property(name))
  if (unknown !== undefined) throw new NotFound('column to sort, search or filter by')
  const controller = new (route.Controller as Controller)({ admin }, official)
  try {
    const answered = await controller[route.action]?.(asked, {})
    if (!isRefusal(answered)) return answered
  } catch (thrown) {
    if (!(thrown instanceof NotFoundError) && !(thrown instanceof ForbiddenError)) throw thrown
  }
  throw new NotFound(`${asked.params.resourceId} to ${asked.params.action}`)
}

const refusals = new Set(['ForbiddenError', 'NotFoundError'])

/** Inside an action the core refuses with status 200 and a notice that tells the missing from the forbidden. */
function isRefusal(answered: unknown): boolean {
  const { notice, record } = (answered ?? {}) as {
    notice?: { type?: string }
    record?: { baseError?: { type?: string } }
  }
  return notice?.type === 'error' && refusals.has(record?.baseError?.type ?? '')
}

/** Renders a page for an official with a hostile name: a core that writes its page otherwise fails at the start. */
async function checkPage(admin: AdminJS): Promise<void> {
  const hostile = '</script><script>'
  const official = admit({
    accountId: '',
    name: hostile,
    locale: 'en',
    assignments: [administratorHeld],
  })
  const index = Router.routes.find(({ action }) => action === 'index')
  if (!official || !index) throw new Error('AdminJS has no first page.')
  const page = await answer(admin, index, { method: 'get', params: {}, query: {}, payload: {} }, official)
  const sent = transformPage(String(page), 'A'.repeat(22))
  if (sent.includes(hostile)) throw new Error('A name can end a script of the page.')
}
