import { randomUUID } from 'node:crypto'
import type { Context, Next } from 'koa'
import type { Logger } from 'pino'
import { translateError } from '../database/translate-error.ts'
import { type ErrorCode, GatewayFailed, Invalid, ParleyError, TooManyRequests } from '../errors.ts'
import { say } from '../texts/say.ts'

const statusOf = {
  'not-signed-in': 401,
  'not-permitted': 403,
  'fresh-sign-in-needed': 403,
  'assurance-too-low': 403,
  'not-found': 404,
  'not-in-this-state': 409,
  'changed-meanwhile': 409,
  malformed: 400,
  invalid: 422,
  'too-large': 413,
  'wrong-type': 415,
  'too-many-requests': 429,
  'gateway-failed': 503,
  'storage-full': 507,
  unavailable: 503,
} satisfies Record<ErrorCode, number>

/** Answers every failure as a problem document (RFC 9457), in the reader's language, never with a stack. */
export const problems = (log: Logger) => async (ctx: Context, next: Next) => {
  try {
    await next()
    if (ctx.status === 404 && ctx.body === undefined) sendProblem(ctx, 404, 'not-found', {})
  } catch (thrown) {
    const error = translateError(thrown)
    if (error instanceof ParleyError) known(ctx, error, log)
    else unknown(ctx, error, log)
  }
}

function known(ctx: Context, error: ParleyError, log: Logger): void {
  const status = statusOf[error.code]
  if (status >= 500) log.error({ code: error.code, detail: error.detail, err: error.cause }, 'failed')
  else
    log.info(
      { code: error.code, detail: error instanceof Invalid ? error.faults.map((f) => f.path) : error.detail },
      'refused',
    )
  if (error instanceof TooManyRequests) ctx.set('retry-after', String(error.retryAfterSeconds))
  if (error.code === 'unavailable' || (error instanceof GatewayFailed && error.retryable)) ctx.set('retry-after', '5')
  // RFC 9470 §3: what kind of sign-in would do.
  if (error.code === 'fresh-sign-in-needed')
    ctx.set('www-authenticate', 'Bearer error="insufficient_user_authentication", max_age="300"')
  if (error.code === 'too-large') ctx.set('connection', 'close')
  sendProblem(
    ctx,
    status,
    error.code,
    error instanceof Invalid ? { ...error.params, faults: error.faults } : error.params,
  )
}

function unknown(ctx: Context, error: unknown, log: Logger): void {
  const incident = randomUUID()
  log.error({ err: error, incident }, 'bug')
  sendProblem(ctx, 500, 'bug', { incident })
}

function sendProblem(ctx: Context, status: number, code: string, params: Record<string, unknown>): void {
  const locale = ctx.state.locale ?? 'en'
  ctx.status = status
  ctx.type = 'application/problem+json'
  ctx.body = JSON.stringify({
    type: `/problems/${code}`,
    title: say(locale, `problem.${code}.title`),
    status,
    detail: say(locale, `problem.${code}.${params.name === undefined ? 'detail' : 'named'}`, params),
    code,
    params,
    instance: ctx.path,
  })
}
