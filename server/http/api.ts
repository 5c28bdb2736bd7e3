import Router from '@koa/router'
import type { Context } from 'koa'
import type { z } from 'zod'
import { actFor } from '../accounts/act-for.ts'
import { Invalid, Malformed, NotSignedIn } from '../errors.ts'
import type { Answer, Endpoint } from './endpoint.ts'
import { readJson } from './read-json.ts'
import { refuseForeignOrigin } from './same-origin.ts'

/** Turns endpoints into Koa routes: authenticate, check the origin, validate, then the endpoint's own sentence. */
export function apiRouter(endpoints: Endpoint[], publicOrigin: string): Router {
  const router = new Router()
  for (const endpoint of endpoints) {
    router.register(endpoint.path, [endpoint.method], (ctx: Context) => answer(ctx, endpoint, publicOrigin))
  }
  return router
}

async function answer(ctx: Context, endpoint: Endpoint, publicOrigin: string): Promise<void> {
  const actor =
    endpoint.access === 'signed-in' || ctx.cookies.get(ctx.state.sessionCookie) ? await ctx.state.actor() : undefined
  if (endpoint.access === 'signed-in' && !actor) throw new NotSignedIn()
  if (endpoint.method !== 'get' && actor) refuseForeignOrigin(ctx, publicOrigin)
  refuseUnreadable(ctx)
  const asked = {
    actor,
    params: valid(endpoint.params, ctx.params, 'params'),
    query: valid(endpoint.query, ctx.query, 'query'),
    body: endpoint.body ? valid(endpoint.body, await readJson(ctx.req, ctx.get('content-type')), '') : undefined,
    locale: ctx.state.locale,
    ctx,
  }
  send(ctx, await (actor ? actFor(actor, () => endpoint.handle(asked)) : endpoint.handle(asked)))
}

/** Text with a NUL or half a character is none, and the database would not take it. */
function refuseUnreadable(ctx: Context): void {
  const given = [...Object.values(ctx.params), ...Object.values(ctx.query).flat()] as string[]
  if (given.some((text) => !text.isWellFormed() || text.includes('\u0000')))
    throw new Malformed('text that is not text')
}

function valid(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return value
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new Invalid(
    read.error.issues.map((issue) => ({
      path: [where, ...issue.path.map(String)].filter(Boolean).join('/'),
      reason: issue.message,
    })),
  )
}

function send(ctx: Context, answered: Answer): void {
  ctx.status = answered.status ?? (answered.body === undefined && !answered.stream ? 204 : 200)
  for (const [name, value] of Object.entries(answered.headers ?? {})) ctx.set(name, value)
  if (answered.type) ctx.type = answered.type
  if (answered.stream) ctx.body = answered.stream
  else if (answered.body !== undefined) ctx.body = answered.body
}
