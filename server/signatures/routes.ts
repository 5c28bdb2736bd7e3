import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { provenFreshly } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed, NotFound } from '../errors.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { pdfAnswer } from '../http/pdf-answer.ts'
import { beginSigning } from './begin-signing.ts'
import { declineSigning } from './decline-signing.ts'
import { beginEnrolment, certifyKey, enrolKey } from './enrol-key.ts'
import { finishSigning } from './finish-signing.ts'
import { inviteSigner, joinAsSigner } from './invite-signer.ts'
import { listRequests } from './list-requests.ts'
import { openRequest } from './open-request.ts'
import { presentRequest } from './present.ts'
import { releaseSigning } from './release-signing.ts'
import { signedPdfKey } from './request.ts'
import { listKeys, revokeKey } from './signing-keys.ts'

const id = z.object({ id: z.uuid() })
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(4000)
const request = z.object({ id: z.uuid(), status: z.string(), maySign: z.boolean() }).loose()
const key = z.object({ id: z.uuid(), name: z.string() }).loose()
/** What a browser's passkey dialogue gives (WebAuthn §5.1, as JSON); its bytes are judged by who checks them. */
const credential = z.looseObject({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
})

export const signatureRoutes = (deps: Deps, personalSigning: PersonalSigning | undefined): Endpoint[] => {
  const signing = (): PersonalSigning => {
    if (!personalSigning) throw new GatewayFailed('signing', { retryable: false, detail: 'no authority for people' })
    return personalSigning
  }
  const token = (ctx: { cookies: { get(name: string): string | undefined }; state: { sessionCookie: string } }) =>
    ctx.cookies.get(ctx.state.sessionCookie)

  return [
    signedIn({
      method: 'get',
      path: '/api/signatures',
      summary: 'What one is, or was, asked to sign',
      answers: { 200: z.object({ requests: z.array(request) }) },
      async handle({ actor }) {
        return { body: { requests: (await listRequests(deps, actor)).map((one) => presentRequest(one, actor)) } }
      },
    }),
    signedIn({
      method: 'get',
      path: '/api/signatures/:id',
      summary: 'A request for signatures, and who has signed',
      params: id,
      answers: { 200: request },
      async handle({ actor, params }) {
        return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor) }
      },
    }),
    signedIn({
      method: 'get',
      path: '/api/signatures/:id/document.pdf',
      summary: 'The very bytes that are signed, with the signatures so far',
      params: id,
      answers: { 200: 'application/pdf' },
      async handle({ actor, params }) {
        const { request: found } = await openRequest(deps.db, actor, params.id)
        if (found.sha256 === null || found.size === null) throw new NotFound('document')
        const stream = await deps.files.open(signedPdfKey(found.id, found.sha256))
        return pdfAnswer({ number: found.number, size: found.size, stream })
      },
    }),
    signedIn({
      method: 'post',
      path: '/api/signatures/:id/intents',
      summary: 'What one would agree to, and the challenge for one’s passkey. Needs a sign-in of the last five minutes',
      params: id,
      body: z.object({ keyId: z.uuid(), sha256: hex, textSha256: hex }),
      answers: { 201: z.object({ nonce: z.string(), intent: z.string(), passkey: z.unknown() }) },
      async handle({ actor, params, body, ctx }) {
        const identity = await provenFreshly(deps, token(ctx))
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
        return { status: 201, body: await releaseSigning(deps, signing(), actor, released) }
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
        await finishSigning(deps, signing(), actor, { requestId: params.id, ...body })
        return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor) }
      },
    }),
    signedIn({
      method: 'post',
      path: '/api/signatures/:id/refusals',
      summary: 'Says that one does not sign, and why',
      params: id,
      body: z.object({ reason: z.string().max(2000) }),
      answers: { 200: request },
      async handle({ actor, params, body }) {
        await declineSigning(deps, actor, { requestId: params.id, ...body })
        return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor) }
      },
    }),
    signedIn({
      method: 'post',
      path: '/api/signatures/:id/invitations',
      summary: 'A link for another signer, to be handed over by the applicant; it ends the one before it',
      params: id,
      body: z.object({ position: z.number().int().positive() }),
      answers: { 201: z.object({ url: z.string() }) },
      async handle({ actor, params, body }) {
        return { status: 201, body: await inviteSigner(deps, actor, { requestId: params.id, ...body }) }
      },
    }),
    signedIn({
      method: 'post',
      path: '/api/signature-invitations',
      summary: 'Takes the place that a link was made for',
      body: z.object({ token: bytes }),
      answers: { 200: id },
      async handle({ actor, body }) {
        return { body: await joinAsSigner(deps, actor, body.token) }
      },
    }),
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
        await provenFreshly(deps, token(ctx))
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
        const { level } = await provenFreshly(deps, token(ctx))
        const certified = await certifyKey(deps, signing(), actor, { keyId: params.id, level, ...body })
        return { status: 201, body: certified }
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
}
