import { type AdminJS, Router } from 'adminjs'
import type { PanelResource } from '../resources/panel-resource.ts'
import { type CoreRoute, type FoundRoute, findRoute } from './find-route.ts'

export type Fitting = FoundRoute<CoreRoute> | { allowed: string[] }

// The other routes of the core build bundles on request, search under a second address, or have no access check.
export const usedActions = ['index', 'resource', 'resourceAction', 'recordAction', 'bulkAction', 'dashboard']
const routes: CoreRoute[] = Router.routes.filter(({ action }) => usedActions.includes(action))

/**
 * The core's route for an address, when its resource and action exist and belong there. The core itself would call
 * a record's action without a record, and lets most of them change things on any method but GET.
 * @returns the methods that fit when this one does not; an empty list when nothing is at the address
 */
export function fittingRoute(admin: AdminJS, resources: PanelResource[], method: string, path: string): Fitting {
  const allowed = new Set<string>()
  for (const candidate of ['GET', 'POST']) {
    const found = findRoute(routes, candidate, path)
    if (found && fits(admin, resources, found)) {
      if (candidate === method) return found
      allowed.add(candidate)
    }
  }
  return { allowed: [...allowed] }
}

const fitOf = { resourceAction: 'isResourceType', recordAction: 'isRecordType', bulkAction: 'isBulkType' } as const

function fits(admin: AdminJS, resources: PanelResource[], { route, params }: FoundRoute<CoreRoute>): boolean {
  const { resourceId, action: name } = params
  if (resourceId === undefined) return true
  const decorated = admin.resources.find((resource) => resource.id() === resourceId)?.decorate()
  if (!decorated || name === undefined) return decorated !== undefined
  const action = Object.hasOwn(decorated.actions, name) ? decorated.actions[name] : undefined
  const fit = fitOf[route.action as keyof typeof fitOf]
  if (!action?.[fit]()) return false
  // A page only shows; what it shows, and what is done there, goes through the API.
  if (!route.path.startsWith('/api/')) return true
  return methodsOf(name, resources.find(({ id }) => id === resourceId)?.changing ?? []).includes(route.method)
}

function methodsOf(action: string, changing: readonly string[]): string[] {
  if (action === 'delete' || changing.includes(action)) return ['POST']
  // These show a form on GET and save it on POST.
  return ['new', 'edit', 'bulkDelete'].includes(action) ? ['GET', 'POST'] : ['GET']
}
