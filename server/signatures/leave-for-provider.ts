import { randomBytes } from 'node:crypto'
import type { Actor } from '../accounts/actor.ts'
import type { ProvenIdentity } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile } from '../errors.ts'
import type { ProviderSigning } from '../gateways/personal-signing.ts'
import { sha256Hex } from './intent.ts'
import { keepNonce, newNonce } from './nonces.ts'
import { openForSigning } from './open-request.ts'

type Wanted = { requestId: string; sha256: string; textSha256: string; identity: ProvenIdentity; locale: string }

/** What is remembered while a person is at the provider to show their certificates. */
export type IdentifyBody = {
  step: 'identify'
  codeVerifier: string
  locale: string
  sha256: string
  person: Omit<ProvenIdentity, 'authTime'> & { authTime: string }
}

/**
 * The way to a qualified provider, for what this person was shown: the browser names the digests of the document and the
 * text that it has shown, computed by itself.
 * @throws NotFound, NotInThisState, ChangedMeanwhile when another revision or text was shown; GatewayFailed.
 */
export async function leaveForProvider(
  deps: Deps,
  provider: ProviderSigning,
  actor: Actor,
  { requestId, sha256, textSha256, identity, locale }: Wanted,
): Promise<{ url: string }> {
  const { request } = await openForSigning(deps.db, deps.now(), actor, requestId)
  if (sha256 !== request.sha256 || textSha256 !== sha256Hex(request.intent)) throw new ChangedMeanwhile()
  const visit = newVisit(requestId, locale)
  const person = { ...identity, authTime: identity.authTime.toISOString() }
  const body: IdentifyBody = { step: 'identify', codeVerifier: visit.codeVerifier, locale, sha256, person }
  await keepNonce(deps.db, deps, {
    nonce: visit.state,
    accountId: actor.accountId,
    purpose: 'provider',
    requestId,
    body,
  })
  return { url: await provider.identifyAt(visit) }
}

/** The state begins with the request, so that whoever comes back with a spent one finds the way. */
export const newVisit = (requestId: string, locale: string) => ({
  state: `${requestId}.${newNonce()}`,
  codeVerifier: randomBytes(32).toString('base64url'),
  locale,
})

export const requestOf = (state: string): string => state.split('.')[0] ?? ''
