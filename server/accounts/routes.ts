import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { IdentityProvider, SignInAttempt } from '../gateways/identity.ts'
import { anyone, type Endpoint, signedIn } from '../http/endpoint.ts'
import { clearSessionCookie, sessionCookieName, sessionToken, setSessionCookie } from '../http/session-cookie.ts'
import { identityBehind } from './assurance.ts'
import { endSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

const attemptCookie = 'parley-sign-in'
const attemptMinutes = 10

export function accountRoutes(deps: Deps, provider: IdentityProvider): Endpoint[] {
  const cookieName = sessionCookieName(deps.config.publicUrl)
  const secure = deps.config.publicUrl.startsWith('https://')

  return [
    anyone({
      method: 'get',
      path: '/auth/sign-in',
      summary:
        'Leaves for the identity provider and comes back to `return`; `fresh=yes` proves the identity anew, to sign',
      query: z.object({ return: z.string().default('/'), fresh: z.literal('yes').optional() }),
      answers: { 302: 'text/plain' },
      async handle({ query, ctx }) {
        const { url, attempt } = await provider.begin({ fresh: query.fresh === 'yes' })
        const kept = Buffer.from(JSON.stringify({ ...attempt, returnTo: ownPath(query.return) })).toString('base64url')
        ctx.cookies.secure = secure
        // Lax, since the provider's redirect back is a navigation from another site.
        ctx.cookies.set(attemptCookie, kept, {
          httpOnly: true,
          sameSite: 'lax',
          secure,
          path: '/auth',
          maxAge: attemptMinutes * 60_000,
        })
        return { status: 302, headers: { location: url }, body: '' }
      },
    }),
    anyone({
      method: 'get',
      path: '/auth/callback',
      summary: 'Where the identity provider sends the browser back to',
      answers: { 302: 'text/plain' },
      async handle({ ctx }) {
        const kept = readAttempt(ctx.cookies.get(attemptCookie))
        if (!kept) return { status: 302, headers: { location: '/auth/sign-in' }, body: '' }
        const identity = await provider.finish(new URL(ctx.originalUrl, deps.config.publicUrl), kept)
        const { token, expires } = await signIn(deps, identity)
        setSessionCookie(ctx, cookieName, token, expires)
        ctx.cookies.set(attemptCookie, null, { path: '/auth' })
        return { status: 302, headers: { location: kept.returnTo }, body: '' }
      },
    }),
    anyone({
      method: 'post',
      path: '/auth/sign-out',
      summary: 'Ends the session of this browser',
      answers: { 204: 'nothing' },
      async handle({ ctx }) {
        const token = ctx.cookies.get(cookieName)
        if (token) await endSession(deps.db, token, deps.now())
        clearSessionCookie(ctx, cookieName)
        return { status: 204 }
      },
    }),
    anyone({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in here',
      answers: { 200: sessionAnswer },
      async handle({ ctx }) {
        const actor = await ctx.state.actor()
        if (!actor) return { body: { signedIn: false, demo: deps.config.demo } }
        return {
          body: {
            signedIn: true,
            demo: deps.config.demo,
            account: { id: actor.accountId, name: actor.name, locale: actor.locale },
            roles: [...new Set(actor.assignments.map((assignment: { role: string }) => assignment.role))],
          },
        }
      },
    }),
    signedIn({
      method: 'get',
      path: '/api/session/identity',
      summary: 'How the person of this session was identified, and when: what a signature would be bound to',
      answers: { 200: z.object({ identity: identityAnswer.nullable() }) },
      async handle({ ctx }) {
        const found = await identityBehind(deps.db, sessionToken(ctx))
        return { body: { identity: found ? { iss: found.iss, acr: found.acr, authTime: found.authTime } : null } }
      },
    }),
  ]
}

const identityAnswer = z.object({ iss: z.string(), acr: z.string(), authTime: z.iso.datetime() })

const sessionAnswer = z.object({
  signedIn: z.boolean(),
  demo: z.boolean(),
  account: z.object({ id: z.string(), name: z.string(), locale: z.string() }).optional(),
  roles: z.array(z.string()).optional(),
})

/** Only a path of our own: anything else would make the sign-in an open redirect. */
export function ownPath(wanted: string): string {
  const base = 'http://parley.invalid'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  return url.origin === base ? url.pathname + url.search + url.hash : '/'
}

function readAttempt(cookie: string | undefined): (SignInAttempt & { returnTo: string }) | undefined {
  if (!cookie) return undefined
  try {
    return attemptSchema.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString()))
  } catch {
    return undefined
  }
}

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string().transform(ownPath),
})
