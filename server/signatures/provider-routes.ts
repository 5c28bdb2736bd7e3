import { z } from 'zod'
import { provenFreshly } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed, ParleyError } from '../errors.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { type Answer, anyone, type Endpoint, signedIn } from '../http/endpoint.ts'
import { sessionToken } from '../http/session-cookie.ts'
import { leaveForProvider, requestOf } from './leave-for-provider.ts'
import { returnFromProvider, type VisitOutcome } from './return-from-provider.ts'
import { hex, id } from './route-schemas.ts'
import { signingAtProvider } from './way-of-signing.ts'

/** Where the provider sends people back to; registered there as PUBLIC_URL and this. */
export const PROVIDER_RETURN = '/api/signing-provider/callback'

const given = z.object({
  state: z.string().max(255),
  code: z.string().min(1).max(4000).optional(),
  error: z.string().max(200).optional(),
})

/** Signing with a key that a qualified provider keeps. */
export const providerRoutes = (deps: Deps, signing: PersonalSigning | undefined): Endpoint[] => [
  signedIn({
    method: 'post',
    path: '/api/signatures/:id/visits',
    summary: 'The way to the provider that signs for one. Needs a sign-in of the last five minutes',
    params: id,
    body: z.object({ sha256: hex, textSha256: hex }),
    answers: { 201: z.object({ url: z.string() }) },
    async handle({ actor, params, body, locale, ctx }) {
      const provider = signingAtProvider(signing)
      const identity = await provenFreshly(deps, sessionToken(ctx))
      const wanted = { requestId: params.id, ...body, identity, locale }
      return { status: 201, body: await leaveForProvider(deps, provider, actor, wanted) }
    },
  }),
  anyone({
    method: 'get',
    path: PROVIDER_RETURN,
    summary: 'Where the provider sends the browser back to; it goes on to the provider or to what was signed',
    query: given,
    answers: { 302: 'text/plain' },
    async handle({ actor, query, ctx }) {
      if (!actor) return leadTo(`/auth/sign-in?return=${encodeURIComponent(ctx.originalUrl)}`)
      const take = async () => returnFromProvider(deps, signingAtProvider(signing), actor, answerIn(query))
      return leadTo(placeFor(query.state, await take().catch((error: unknown) => inWords(deps, error))))
    },
  }),
]

const answerIn = ({ state, code, error }: z.infer<typeof given>) => ({
  state,
  code: error === undefined ? code : undefined,
})

const leadTo = (location: string): Answer => ({ status: 302, headers: { location }, body: '' })

function placeFor(state: string, outcome: VisitOutcome | 'again' | 'away'): string {
  if (typeof outcome === 'object') return outcome.next
  return `/sign/${encodeURIComponent(requestOf(state))}?provider=${outcome}`
}

/** A browser stands here and not a program: what went wrong is told on the page of the request. */
function inWords(deps: Deps, error: unknown): 'again' | 'away' {
  if (!(error instanceof ParleyError)) throw error
  deps.log.info({ code: error.code, detail: error.detail }, 'not signed at the provider')
  return error instanceof GatewayFailed ? 'away' : 'again'
}
