import type { Context, Next } from 'koa'
import type { Actor } from '../accounts/actor.ts'
import type { Telling } from '../database/acting.ts'
import { locales } from '../texts/say.ts'
import { sessionCookieName } from './session-cookie.ts'

type Read<Found> = (telling: Telling) => Promise<Found>
type Settings = {
  actorOf(token: string): Promise<Actor | undefined>
  actorReading<Found>(token: string, read: Read<Found>): Promise<{ actor: Actor; found: Found } | undefined>
  publicUrl: string
}

/** Puts into `ctx.state` who asks (looked up when first needed, once a request) and in which language to answer. */
export function whoAsks({ actorOf, actorReading, publicUrl }: Settings) {
  const cookie = sessionCookieName(publicUrl)
  return async (ctx: Context, next: Next) => {
    let known: Promise<Actor | undefined> | undefined
    ctx.state.sessionCookie = cookie
    ctx.state.actor = (options?: { again: true }) => {
      const token = ctx.cookies.get(cookie)
      if (options?.again) known = undefined
      known ??= token ? actorOf(token) : Promise.resolve(undefined)
      return known
    }
    ctx.state.actorReading = async <Found>(read: Read<Found>) => {
      const token = ctx.cookies.get(cookie)
      return token ? await actorReading(token, read) : undefined
    }
    ctx.state.locale = askedLocale(ctx)
    await next()
  }
}

function askedLocale(ctx: Context): string {
  const asked = ctx.query.locale
  if (typeof asked === 'string' && locales.includes(asked)) return asked
  return bestLocale(ctx)
}

/** The same few headers come again and again; somebody who makes up new ones fills no memory. */
const known = new Map<string, string>()
const room = 500

function bestLocale(ctx: Context): string {
  const header = ctx.get('accept-language')
  const best = known.get(header) ?? (ctx.acceptsLanguages(locales) || 'en')
  if (!known.has(header) && known.size < room && header.length < 200) known.set(header, best)
  return best
}
