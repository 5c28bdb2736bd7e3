import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { provenFreshly } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { sessionToken } from '../http/session-cookie.ts'
import { certifyKey } from './certify-key.ts'
import { beginEnrolment, enrolKey } from './enrol-key.ts'
import { bytes, credential, id } from './route-schemas.ts'
import { listKeys, revokeKey } from './signing-keys.ts'
import { signingInBrowser } from './way-of-signing.ts'

const key = z.object({ id: z.uuid(), name: z.string() }).loose()

/** The passkeys of a person, and the certificates of the keys that they release. */
export const keyRoutes = (deps: Deps, signing: PersonalSigning | undefined): Endpoint[] => [
  signedIn({
    method: 'get',
    path: '/api/signing-keys',
    summary: 'One’s own keys',
    answers: { 200: z.object({ keys: z.array(key) }) },
    async handle({ actor }) {
      return { body: { keys: await listKeys(deps, actor) } }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signing-keys/challenges',
    summary: 'What the browser’s dialogue for a new passkey is opened with. Needs a sign-in of the last five minutes',
    body: z.strictObject({}),
    answers: { 201: z.unknown() },
    async handle({ actor, ctx }) {
      await provenFreshly(deps, sessionToken(ctx))
      return { status: 201, body: await beginEnrolment(deps, actor) }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signing-keys',
    summary: 'Keeps a new passkey',
    body: z.object({ nonce: bytes, name: z.string().trim().min(1).max(80), registration: credential }),
    answers: { 201: id },
    async handle({ actor, body }) {
      const registration = body.registration as unknown as RegistrationResponseJSON
      return { status: 201, body: await enrolKey(deps, actor, { ...body, registration }) }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signing-keys/:id/certificates',
    summary: 'Certifies for a day the key that lies in this browser. Needs a sign-in of the last five minutes',
    params: id,
    body: z.object({ publicKey: bytes, proof: bytes }),
    answers: { 201: z.object({ certificate: z.string(), validUntil: z.iso.datetime() }) },
    async handle({ actor, params, body, ctx }) {
      const { level } = await provenFreshly(deps, sessionToken(ctx))
      const asked = { keyId: params.id, level, ...body }
      return { status: 201, body: await certifyKey(deps, signingInBrowser(signing), actor, asked) }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/signing-keys/:id/revocation',
    summary: 'Takes a key out: a lost device signs nothing more',
    params: id,
    body: z.strictObject({}),
    answers: { 204: 'nothing' },
    async handle({ actor, params }) {
      await revokeKey(deps, actor, params.id)
      return { status: 204 }
    },
  }),
]
