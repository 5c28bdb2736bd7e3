import type { Context, Next } from 'koa'
import type { Logger } from 'pino'
import { Counter, Histogram, type Registry } from 'prom-client'

/**
 * One log line and one measurement a request, under the route's pattern: addresses hold ids and numbers of people's
 * things, which belong neither into logs nor into labels.
 */
export function logRequests(log: Logger, registry: Registry) {
  const seconds = new Histogram({
    name: 'parley_http_seconds',
    help: 'Time to answer a request, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const aborted = new Counter({
    name: 'parley_http_aborted_total',
    help: 'Requests that the client gave up',
    registers: [registry],
  })
  return async (ctx: Context, next: Next) => {
    const started = performance.now()
    ctx.req.once('aborted', () => aborted.inc())
    await next()
    const route =
      ctx._matchedRoute ?? (ctx.path.startsWith('/admin') ? '/admin' : ctx.path.startsWith('/oidc') ? '/oidc' : 'page')
    const took = (performance.now() - started) / 1000
    seconds.observe({ method: ctx.method, route: String(route), status: String(ctx.status) }, took)
    log.debug({ method: ctx.method, route, status: ctx.status, ms: Math.round(took * 1000) }, 'answered')
  }
}
