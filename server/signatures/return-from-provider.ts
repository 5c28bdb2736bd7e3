import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import type { ProviderSigning } from '../gateways/personal-signing.ts'
import { askForConsent } from './ask-for-consent.ts'
import type { IdentifyBody } from './leave-for-provider.ts'
import { lockNonce, spendNonce } from './nonces.ts'
import { type ConsentBody, signAtProvider } from './sign-at-provider.ts'

type Answer = { state: string; code?: string | undefined }

/** How a visit to the provider ended: it goes on there, the signature is made, or not. */
export type VisitOutcome = { next: string } | 'signed' | 'declined' | 'no-certificate' | 'signed-already'

/**
 * Takes a person back from the provider. An answer is good once, within minutes, and for the person who had left.
 * @throws NotInThisState for any other; NotFound, ChangedMeanwhile; GatewayFailed when the provider is away or its word
 *   does not hold.
 */
export async function returnFromProvider(
  deps: Deps,
  provider: ProviderSigning,
  actor: Actor,
  { state, code }: Answer,
): Promise<VisitOutcome> {
  const kept = await claim(deps, actor, state)
  if (!code) return 'declined'
  const { body, request_id } = kept
  if (request_id === null) throw new NotInThisState('unknown')
  const answer = { code, codeVerifier: body.codeVerifier }
  if (body.step === 'identify') return askForConsent(deps, provider, actor, { requestId: request_id, body, answer })
  await signAtProvider(deps, provider, actor, { requestId: request_id, at: kept.created_at, body, answer })
  return 'signed'
}

/** Spent before the provider is asked: whatever happens then, the same answer is not taken again. */
function claim(deps: Deps, actor: Actor, state: string) {
  return deps.db.transaction(async (trx) => {
    const asked = { nonce: state, accountId: actor.accountId, purpose: 'provider' as const }
    const kept = await lockNonce<IdentifyBody | ConsentBody>(trx, deps, asked)
    if (kept.used_at) throw new NotInThisState('used')
    await spendNonce(trx, state, deps.now())
    return kept
  })
}
