/** A route of AdminJS: `{name}` in its path stands for one segment. */
export type CoreRoute = { method: string; path: string; action: string; Controller: unknown }
export type FoundRoute<Route> = { route: Route; params: Record<string, string> }

/** The route for a path below the panel's root, by exact segments. */
export function findRoute<Route extends Pick<CoreRoute, 'method' | 'path'>>(
  routes: readonly Route[],
  method: string,
  path: string,
): FoundRoute<Route> | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined
    if (params) return { route, params }
  }
  return undefined
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/')
  const given = path.split('/')
  if (expected.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const value = decode(given[index] ?? '')
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (value === undefined || (name ? value === '' : value !== segment)) return undefined
    if (name) params[name] = value
  }
  return params
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
