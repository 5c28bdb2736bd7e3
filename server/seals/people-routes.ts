import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { writePem } from '../gateways/pem.ts'
import { anyone, type Endpoint } from '../http/endpoint.ts'
import { authorityRoutes } from './authority-routes.ts'
import type { SealsAtHand } from './seals-at-hand.ts'

/** What everybody may know of the certificates of people, who sign with keys of their own. */
export const peopleRoutes = (deps: Deps, seals: SealsAtHand): Endpoint[] => [
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
  ...authorityRoutes(deps, () => authorityOf(seals), {
    whose: 'people',
    at: { certificate: '/pki/people.cer', list: '/pki/people.crl', answers: '/pki/people/ocsp' },
  }),
]

function authorityOf({ peopleAuthority }: SealsAtHand) {
  if (!peopleAuthority) throw new NotFound('authority')
  return peopleAuthority
}
