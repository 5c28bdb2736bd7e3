import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { pdfAnswer } from '../http/pdf-answer.ts'
import { declineSigning } from './decline-signing.ts'
import { inviteSigner, joinAsSigner } from './invite-signer.ts'
import { listRequests } from './list-requests.ts'
import { openDocument } from './open-document.ts'
import { openRequest } from './open-request.ts'
import { presentRequest } from './present.ts'
import { bytes, id, request } from './route-schemas.ts'
import { providerName } from './way-of-signing.ts'

/** What is to be signed, by whom, and how far it is. */
export const requestRoutes = (deps: Deps, signing: PersonalSigning | undefined): Endpoint[] => [
  signedIn({
    method: 'get',
    path: '/api/signatures',
    summary: 'What one is, or was, asked to sign',
    answers: { 200: z.object({ requests: z.array(request) }) },
    async handle({ actor }) {
      return {
        body: {
          requests: (await listRequests(deps, actor)).map((one) => presentRequest(one, actor, providerName(signing))),
        },
      }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/signatures/:id',
    summary: 'A request for signatures, and who has signed',
    params: id,
    answers: { 200: request },
    async handle({ actor, params }) {
      return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor, providerName(signing)) }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/signatures/:id/document.pdf',
    summary: 'The very bytes that are signed, with the signatures so far',
    params: id,
    answers: { 200: 'application/pdf' },
    async handle({ actor, params }) {
      return pdfAnswer(await openDocument(deps, actor, params.id))
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
      return { body: presentRequest(await openRequest(deps.db, actor, params.id), actor, providerName(signing)) }
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
]
