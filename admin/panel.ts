import type { Context, Middleware, Next } from 'koa'
import type { Logger } from 'pino'
import { actFor } from '../server/accounts/act-for.ts'
import type { Actor } from '../server/accounts/actor.ts'
import type { Deps } from '../server/deps.ts'
import { NotFound, NotPermitted, NotSignedIn } from '../server/errors.ts'
import { admit, type CurrentAdmin } from './access/official.ts'
import type { Core } from './core.ts'
import { ownAddresses, type SavedFile } from './own-addresses.ts'
import { contentSecurityPolicy } from './page/content-security-policy.ts'
import { refusalPage } from './page/refusal-page.ts'
import { transformPage } from './page/transform-page.ts'
import { findRoute } from './request/find-route.ts'
import { isCrossSite } from './request/is-cross-site.ts'
import { readChoices } from './request/read-choices.ts'
import { readPayload } from './request/read-payload.ts'
import { panelLocale } from './texts/panel-locale.ts'

export type AdminOptions = {
  deps: Deps
  currentActor(ctx: Context): Promise<Actor | undefined>
  /** Path where people sign in; it is given the way back as `return`. */
  signInUrl: string
  /** Where people reach us: scheme, host and port. */
  publicOrigin: string
  log: Logger
  /** A fresh nonce for this response's policy, base64. */
  nonce(ctx: Context): string
}

const root = '/admin'

/**
 * The agency panel at `/admin`, as one Koa middleware. Throws the errors of the house for whoever is outermost to
 * answer. AdminJS is loaded by the first request, or by `warm()`, which also says whether it is the one we know.
 */
export function adminRoutes(options: AdminOptions): Middleware & { warm(): Promise<void> } {
  let opening: Promise<Core> | undefined
  const open = () => (opening ??= openPanel(options))
  const panel = async (ctx: Context, next: Next) => {
    if (ctx.path !== root && !ctx.path.startsWith(`${root}/`)) return next()
    await answer(ctx, await open(), options)
  }
  return Object.assign(panel, { warm: async () => void (await open()) })
}

async function openPanel({ deps, signInUrl, log }: AdminOptions): Promise<Core> {
  const { openCore } = await import('./core.ts')
  const core = await openCore(deps, root, signInUrl)
  log.debug('panel ready')
  return core
}

async function answer(ctx: Context, core: Core, options: AdminOptions): Promise<void> {
  if (await sendAsset(ctx, core)) return
  const nonce = options.nonce(ctx)
  ctx.set({
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  if (ctx.method !== 'GET' && ctx.method !== 'POST') return refuseMethod(ctx, ['GET', 'POST'])
  refuseOtherSites(ctx, options.publicOrigin)
  const isApi = ctx.path.startsWith(`${root}/api/`)
  const actor = await options.currentActor(ctx)
  if (!actor) return askToSignIn(ctx, isApi, options)
  const choices = readChoices(ctx.get('cookie'))
  const official = admit({ ...actor, locale: choices.locale ?? actor.locale })
  if (!official) {
    if (isApi) throw new NotPermitted('no role opens the panel')
    return sendRefusal(ctx, 403, 'notAnOfficial', choices.locale ?? actor.locale)
  }
  await actFor(actor, async () => {
    const path = ctx.path.slice(root.length)
    const own = findRoute(ownAddresses, ctx.method, path)
    if (own) {
      const asked = { params: own.params, query: queryOf(ctx), core, deps: options.deps, actor, official }
      return sendFile(ctx, await own.route.answer(asked))
    }
    const otherwise = ownAddresses.filter((address) => findRoute([address], address.method, path))
    if (otherwise.length > 0) return refuseMethod(ctx, [...new Set(otherwise.map(({ method }) => method))])
    await answerFromCore(ctx, core, official, nonce)
  })
}

async function answerFromCore(ctx: Context, core: Core, official: CurrentAdmin, nonce: string): Promise<void> {
  const found = core.find(ctx.method, ctx.path.slice(root.length).replace(/\/$/, ''))
  if ('allowed' in found) {
    if (found.allowed.length > 0) return refuseMethod(ctx, found.allowed)
    if (ctx.path.startsWith(`${root}/api/`)) throw new NotFound('address in the panel')
    return sendRefusal(ctx, 404, 'notFound', official.locale)
  }
  const asked = {
    method: ctx.method.toLowerCase(),
    params: found.params,
    query: queryOf(ctx),
    payload: ctx.method === 'POST' ? await readPayload(ctx.req) : {},
  }
  const answered = await core.answer(found.route, asked, official)
  ctx.status = 200
  if (typeof answered === 'string') ctx.type = 'text/html; charset=utf-8'
  ctx.body =
    typeof answered === 'string' ? transformPage(answered, nonce, readChoices(ctx.get('cookie')).theme) : answered
}

async function sendAsset(ctx: Context, core: Core): Promise<boolean> {
  const asset = ctx.method === 'GET' ? await core.openAsset(ctx.path) : undefined
  if (!asset) return false
  ctx.status = 200
  ctx.set({ etag: asset.etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
  ctx.vary('accept-encoding')
  if (ctx.fresh) {
    ctx.status = 304
    return true
  }
  ctx.type = asset.type
  const zipped = ctx.acceptsEncodings('gzip', 'identity') === 'gzip' ? asset.gzip : undefined
  if (zipped) ctx.set('content-encoding', 'gzip')
  ctx.body = zipped ?? asset.plain
  return true
}

/** One text a name: nobody expects lists. */
const queryOf = (ctx: Context) => Object.fromEntries(new URLSearchParams(ctx.querystring))

function sendFile(ctx: Context, { name, type, size, body }: SavedFile): void {
  ctx.attachment(name)
  ctx.type = type
  if (size !== undefined) ctx.length = size
  ctx.body = body
}

function refuseOtherSites(ctx: Context, publicOrigin: string): void {
  const { 'sec-fetch-site': secFetchSite, origin } = ctx.headers
  if (ctx.method !== 'GET' && isCrossSite({ secFetchSite: secFetchSite as string | undefined, origin }, publicOrigin)) {
    throw new NotPermitted('asked for by another site')
  }
}

function refuseMethod(ctx: Context, allowed: string[]): void {
  ctx.status = 405
  ctx.set('allow', allowed.join(', '))
}

function askToSignIn(ctx: Context, isApi: boolean, { signInUrl, publicOrigin }: AdminOptions): void {
  if (isApi || ctx.method !== 'GET') throw new NotSignedIn()
  const url = new URL(signInUrl, publicOrigin)
  url.searchParams.set('return', ctx.path + ctx.search)
  ctx.redirect(url.pathname + url.search)
}

function sendRefusal(ctx: Context, status: number, reason: 'notAnOfficial' | 'notFound', locale: string): void {
  ctx.status = status
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = refusalPage(reason, panelLocale(locale))
}
