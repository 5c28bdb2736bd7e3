import type { Context } from 'koa'
import { NotPermitted } from '../errors.ts'

/**
 * Refuses a change that another site asks for in a signed-in person's browser.
 * Browsers say where a request comes from (Fetch Metadata, else Origin); a program that says neither carries no
 * one else's cookie, since the cookie is SameSite=Lax.
 */
export function refuseForeignOrigin(ctx: Context, publicOrigin: string): void {
  const site = ctx.get('sec-fetch-site')
  if (site) {
    if (site !== 'same-origin' && site !== 'none') throw new NotPermitted('asked for by another site')
    return
  }
  const origin = ctx.get('origin')
  if (origin && origin !== publicOrigin && origin !== `${ctx.protocol}://${ctx.host}`) {
    throw new NotPermitted('asked for by another origin')
  }
}
