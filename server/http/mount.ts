import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context, Next } from 'koa'

/** Hands everything below a path to an application of its own, which answers by itself with its own headers. */
export const mount =
  (path: string, answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path !== path && !ctx.path.startsWith(`${path}/`)) return next()
    ctx.respond = false
    for (const name of ctx.res.getHeaderNames()) ctx.res.removeHeader(name)
    ctx.res.statusCode = 200
    await answer(ctx.req, ctx.res)
  }
