import Router from '@koa/router'
import type { Context } from 'koa'
import type { z } from 'zod'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Telling } from '../database/acting.ts'
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
  const { actor, asked, found } = endpoint.read
    ? await authenticateReading(ctx, endpoint, publicOrigin)
    : await authenticate(ctx, endpoint, publicOrigin)
  const all = { ...asked, actor, found, locale: ctx.state.locale, ctx }
  send(ctx, await (actor ? actFor(actor, () => endpoint.handle(all)) : endpoint.handle(all)))
}

type Authenticated = { actor: Actor | undefined; asked: Given; found: unknown }

async function authenticate(ctx: Context, endpoint: Endpoint, publicOrigin: string): Promise<Authenticated> {
  const actor = endpoint.access === 'signed-in' || hasSession(ctx) ? await ctx.state.actor() : undefined
  if (endpoint.access === 'signed-in' && !actor) throw new NotSignedIn()
  if (endpoint.method !== 'get' && actor) refuseForeignOrigin(ctx, publicOrigin)
  return { actor, asked: await readGiven(ctx, endpoint), found: undefined }
}

/** What is asked says what to read, so it is understood first; nothing is answered before the session has said who asks. */
async function authenticateReading(ctx: Context, endpoint: Endpoint, publicOrigin: string): Promise<Authenticated> {
  if (!hasSession(ctx)) throw new NotSignedIn()
  refuseForeignOrigin(ctx, publicOrigin)
  const asked = await readGiven(ctx, endpoint)
  const known = await ctx.state.actorReading((telling: Telling) => endpoint.read?.(asked, telling))
  if (!known) throw new NotSignedIn()
  return { ...known, asked }
}

const hasSession = (ctx: Context) => ctx.cookies.get(ctx.state.sessionCookie) !== undefined

type Given = { params: unknown; query: unknown; body: unknown }

async function readGiven(ctx: Context, endpoint: Endpoint): Promise<Given> {
  refuseUnreadable(ctx)
  return {
    params: valid(endpoint.params, ctx.params, 'params'),
    query: valid(endpoint.query, ctx.query, 'query'),
    body: endpoint.body ? valid(endpoint.body, await readJson(ctx.req, ctx.get('content-type')), '') : undefined,
  }
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
