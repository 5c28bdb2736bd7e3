import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import type { Actor } from '../accounts/actor.ts'
import type { ProvenIdentity } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import { INTENT_SECONDS } from '../documents/signing-intent.ts'
import { ChangedMeanwhile, NotFound, NotInThisState } from '../errors.ts'
import { sha256Hex, signingIntent } from './intent.ts'
import { keepNonce, newNonce } from './nonces.ts'
import { openForSigning } from './open-request.ts'
import { relyingParty } from './relying-party.ts'

type Wanted = { requestId: string; keyId: string; sha256: string; textSha256: string; identity: ProvenIdentity }

export type Begun = { nonce: string; intent: string; passkey: PublicKeyCredentialRequestOptionsJSON }

/** What is remembered of an intent until its passkey has answered, and then until the signature is there. */
export type IntentBody = { intent: string; position: number; sha256: string; evidence?: string }

/**
 * Writes down what this person would agree to, bound to what they were shown: the browser names the digests of the
 * document and the text that it has shown, computed by itself.
 * @returns the intent in canonical JSON, and what the passkey dialogue is opened with
 * @throws NotFound, NotInThisState, ChangedMeanwhile when another revision or text was shown.
 */
export async function beginSigning(deps: Deps, actor: Actor, wanted: Wanted): Promise<Begun> {
  const { request, own } = await openForSigning(deps.db, deps.now(), actor, wanted.requestId)
  if (wanted.sha256 !== request.sha256 || wanted.textSha256 !== sha256Hex(request.intent)) throw new ChangedMeanwhile()
  const key = await usableKey(deps, actor, wanted.keyId)
  const nonce = newNonce()
  const { text, challenge } = signingIntent({
    document: { sha256: request.sha256, size: request.size, name: `${request.number}.pdf` },
    text: request.intent,
    locale: request.locale,
    service: request.title,
    request: request.id,
    person: wanted.identity,
    certificate: key.certificate,
    nonce,
    at: deps.now(),
    version: request.service_version,
  })
  const body: IntentBody = { intent: text, position: own.position, sha256: request.sha256 }
  const kept = { nonce, accountId: actor.accountId, purpose: 'sign' as const, requestId: request.id, keyId: key.id }
  await keepNonce(deps.db, deps, { ...kept, body })
  const passkey = await generateAuthenticationOptions({
    rpID: relyingParty(deps.config).id,
    challenge: new Uint8Array(challenge),
    allowCredentials: [{ id: key.credential_id, transports: key.transports }],
    userVerification: 'required',
    timeout: INTENT_SECONDS * 1000,
  })
  return { nonce, intent: text, passkey }
}

async function usableKey(deps: Deps, actor: Actor, id: string) {
  const key = await deps.db('signing_keys').where({ account_id: actor.accountId, id, revoked_at: null }).first()
  if (!key) throw new NotFound('signing key')
  const lasts = deps.now().getTime() + INTENT_SECONDS * 1000
  if (!key.certificate || key.valid_until.getTime() < lasts) throw new NotInThisState('certificate-expired')
  return key
}
