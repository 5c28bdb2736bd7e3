import type { Deps } from '../deps.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { browserRoutes } from './browser-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { providerRoutes } from './provider-routes.ts'
import { requestRoutes } from './request-routes.ts'

/** Signatures of people: the requests, both ways to sign, and the keys. */
export const signatureRoutes = (deps: Deps, signing: PersonalSigning | undefined): Endpoint[] => [
  ...requestRoutes(deps, signing),
  ...browserRoutes(deps, signing),
  ...providerRoutes(deps, signing),
  ...keyRoutes(deps, signing),
]
