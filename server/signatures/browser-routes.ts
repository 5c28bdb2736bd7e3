import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { provenFreshly } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { sessionToken } from '../http/session-cookie.ts'
import { beginSigning } from './begin-signing.ts'
import { finishSigning } from './finish-signing.ts'
import { openRequest } from './open-request.ts'
import { presentRequest } from './present.ts'
import { releaseSigning } from './release-signing.ts'
import { bytes, credential, hex, id, request } from './route-schemas.ts'
import { providerName, signingInBrowser } from './way-of-signing.ts'

/** Signing with a key of the browser, in the three steps that the browser takes. */
export const browserRoutes = (deps: Deps, signing: PersonalSigning | undefined): Endpoint[] => [
  signedIn({
    method: 'post',
    path: '/api/signatures/:id/intents',
    summary: 'What one would agree to, and the challenge for one’s passkey. Needs a sign-in of the last five minutes',
    params: id,
    body: z.object({ keyId: z.uuid(), sha256: hex, textSha256: hex }),
    answers: { 201: z.object({ nonce: z.string(), intent: z.string(), passkey: z.unknown() }) },
    async handle({ actor, params, body, ctx }) {
      const identity = await provenFreshly(deps, sessionToken(ctx))
      return { status: 201, body: await beginSigning(deps, actor, { requestId: params.id, ...body, identity }) }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signatures/:id/releases',
    summary: 'The passkey’s answer; answers with the revision to sign in the browser',
    params: id,
    body: z.object({ nonce: bytes, assertion: credential }),
    answers: {
      201: z.object({ revision: z.string(), byteRange: z.array(z.number()), toBeSigned: z.string() }),
    },
    async handle({ actor, params, body }) {
      const assertion = body.assertion as unknown as AuthenticationResponseJSON
      const released = { requestId: params.id, nonce: body.nonce, assertion }
      return { status: 201, body: await releaseSigning(deps, signingInBrowser(signing), actor, released) }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signatures/:id/signatures',
    summary: 'The signature made in the browser. The same `nonce` again changes nothing',
    params: id,
    body: z.object({ nonce: bytes, signature: bytes }),
    answers: { 200: request },
    async handle({ actor, params, body }) {
      await finishSigning(deps, signingInBrowser(signing), actor, { requestId: params.id, ...body })
      return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor, providerName(signing)) }
    },
  }),
]
