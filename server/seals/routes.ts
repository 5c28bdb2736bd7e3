import { z } from 'zod'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound, WrongType } from '../errors.ts'
import { writePem } from '../gateways/pem.ts'
import { type Answer, anyone, type Endpoint } from '../http/endpoint.ts'
import { readBytes } from '../http/read-json.ts'
import { statusOf } from './certificate-register.ts'
import { currentCrl } from './current-crl.ts'
import { currentTrustList } from './current-trust-list.ts'
import type { SealsAtHand } from './seals-at-hand.ts'
import { verifierFile } from './verifier-file.ts'

const MAX_REQUEST_BYTES = 16 * 1024

/** Addresses that stand in certificates, so they stay as they are: lists, answers and certificates of our authority. */
export const sealRoutes = (deps: Deps, seals: SealsAtHand): Endpoint[] => [
  anyone({
    method: 'get',
    path: '/pki/roots.pem',
    summary: 'The root certificates by which seals and time-stamps are checked',
    answers: { 200: 'application/x-pem-file' },
    handle: async () => ({ body: seals.trustAnchors().map(writePem).join(''), type: 'application/x-pem-file' }),
  }),
  anyone({
    method: 'get',
    path: '/pki/authority.cer',
    summary: 'The certificate of this platform’s own authority (DER)',
    answers: { 200: 'application/pkix-cert', 404: z.unknown() },
    handle: async () => ({ body: Buffer.from(own(seals).certificate), type: 'application/pkix-cert' }),
  }),
  anyone({
    method: 'get',
    path: '/pki/authority.crl',
    summary: 'Certificates that were taken back (RFC 5280)',
    answers: { 200: 'application/pkix-crl', 404: z.unknown() },
    async handle() {
      const { list, next_update } = await currentCrl(deps, own(seals))
      return { body: list, type: 'application/pkix-crl', headers: { expires: next_update.toUTCString() } }
    },
  }),
  anyone({
    method: 'post',
    path: '/pki/ocsp',
    summary: 'The standing of a certificate (OCSP, RFC 6960)',
    reads: 'raw',
    answers: { 200: 'application/ocsp-response', 404: z.unknown() },
    async handle({ ctx }) {
      if (!/^application\/ocsp-request/i.test(ctx.get('content-type')))
        throw new WrongType(['application/ocsp-request'])
      return answerTo(deps, seals, await readBytes(ctx.req, MAX_REQUEST_BYTES))
    },
  }),
  anyone({
    method: 'get',
    path: '/pki/ocsp/*request',
    summary: 'The same, the request in the address (RFC 6960 appendix A.1)',
    params: z.object({ request: z.string().max(2048) }),
    answers: { 200: 'application/ocsp-response', 404: z.unknown() },
    handle: ({ params }) => answerTo(deps, seals, Buffer.from(params.request, 'base64')),
  }),
  anyone({
    method: 'get',
    path: '/pki/seals.jws',
    summary: 'The agencies’ seals as a signed list (compact JWS, RFC 7515)',
    answers: { 200: 'application/jose', 404: z.unknown() },
    handle: async () => ({ body: (await signedList(deps, seals)).list, type: 'application/jose' }),
  }),
  anyone({
    method: 'get',
    path: '/pki/seals.json',
    summary: 'The same list without its signature, to be read',
    answers: { 200: z.unknown(), 404: z.unknown() },
    async handle() {
      const [, payload = ''] = (await signedList(deps, seals)).list.split('.')
      return { body: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) }
    },
  }),
  anyone({
    method: 'get',
    path: '/pki/people.pem',
    summary: 'The roots of the certificates of people, who sign with keys of their own',
    answers: { 200: 'application/x-pem-file' },
    handle: async () => ({
      body: (seals.peopleAnchors?.() ?? []).map(writePem).join(''),
      type: 'application/x-pem-file',
    }),
  }),
  anyone({
    method: 'get',
    path: '/pki/verifier.html',
    summary: 'The verifier as one file, to be kept and used without a network',
    answers: { 200: 'text/html', 404: z.unknown() },
    async handle() {
      const { html } = await verifierFile(seals)
      // Kept on a disk and opened from there: here it would be a page among ours.
      const headers = { 'content-disposition': 'attachment; filename="parley-verifier.html"' }
      return { body: html, type: 'text/html; charset=utf-8', headers }
    },
  }),
  anyone({
    method: 'get',
    path: '/pki/verifier.html.sha256',
    summary: 'The SHA-256 of that file, as sha256sum writes it',
    answers: { 200: 'text/plain', 404: z.unknown() },
    async handle() {
      const { sha256 } = await verifierFile(seals)
      return { body: `${sha256}  parley-verifier.html\n`, type: 'text/plain; charset=utf-8' }
    },
  }),
]

function own({ authority }: SealsAtHand) {
  if (!authority) throw new NotFound('authority')
  return authority
}

async function answerTo(deps: Deps, seals: SealsAtHand, request: Uint8Array): Promise<Answer> {
  const status = (serial: string) => actingFor({ purpose: 'house' }, () => statusOf(deps.db, serial))
  const body = Buffer.from(await own(seals).answer(request, status, deps.now()))
  return { body, type: 'application/ocsp-response', headers: { 'cache-control': 'no-store' } }
}

async function signedList(deps: Deps, { trustListSigner, trustAnchors }: SealsAtHand) {
  if (!trustListSigner) throw new NotFound('list of seals')
  return currentTrustList(deps, { signer: trustListSigner, trustAnchors })
}
