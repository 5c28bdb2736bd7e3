import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { writePem } from '../gateways/pem.ts'
import { anyone, type Endpoint } from '../http/endpoint.ts'
import { authorityRoutes } from './authority-routes.ts'
import { currentTrustList } from './current-trust-list.ts'
import type { SealsAtHand } from './seals-at-hand.ts'
import { verifierFile } from './verifier-file.ts'

/** What everybody may know of seals: whom to trust, what was taken back, how to check without us. */
export const sealRoutes = (deps: Deps, seals: SealsAtHand): Endpoint[] => [
  anyone({
    method: 'get',
    path: '/pki/roots.pem',
    summary: 'The root certificates by which seals and time-stamps are checked',
    answers: { 200: 'application/x-pem-file' },
    handle: async () => ({ body: seals.trustAnchors().map(writePem).join(''), type: 'application/x-pem-file' }),
  }),
  ...authorityRoutes(deps, () => own(seals), {
    whose: 'seals',
    at: { certificate: '/pki/authority.cer', list: '/pki/authority.crl', answers: '/pki/ocsp' },
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

async function signedList(deps: Deps, { trustListSigner, trustAnchors }: SealsAtHand) {
  if (!trustListSigner) throw new NotFound('list of seals')
  return currentTrustList(deps, { signer: trustListSigner, trustAnchors })
}
