import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotInThisState } from '../errors.ts'
import { keepNonce, lockNonce, newNonce, spendNonce } from './nonces.ts'
import { relyingParty } from './relying-party.ts'

/** ES256 and RS256: what authenticators make, and what anybody can check later without us (COSE algorithms). */
const ALGORITHMS = [-7, -257]

/** The first half of enrolling: what the browser's passkey dialogue is opened with. */
export async function beginEnrolment(deps: Deps, actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, name } = relyingParty(deps.config)
  const known = await deps
    .db('signing_keys')
    .where({ account_id: actor.accountId, revoked_at: null })
    .select('credential_id', 'transports')
  const nonce = newNonce()
  await keepNonce(deps.db, deps, { nonce, accountId: actor.accountId, purpose: 'enrol' })
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userName: actor.name,
    userID: new Uint8Array(Buffer.from(actor.accountId)),
    challenge: new Uint8Array(Buffer.from(nonce, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

type Enrolment = { nonce: string; name: string; registration: RegistrationResponseJSON }

/**
 * Keeps a passkey of this person. The key that signs comes afterwards, with its certificate.
 * @throws NotInThisState for a challenge that is not open, and a passkey that is somebody's already; Invalid when the passkey does not answer it with the person verified.
 */
export async function enrolKey(deps: Deps, actor: Actor, input: Enrolment): Promise<{ id: string }> {
  const { id: expectedRPID, origin } = relyingParty(deps.config)
  return deps.db.transaction(async (trx) => {
    const asked = { nonce: input.nonce, accountId: actor.accountId, purpose: 'enrol' as const }
    const nonce = await lockNonce(trx, deps, asked)
    if (nonce.used_at) throw new NotInThisState('used')
    const checked = await verifyRegistrationResponse({
      response: input.registration,
      expectedChallenge: input.nonce,
      expectedOrigin: origin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => undefined)
    if (!checked?.verified) throw new Invalid([{ path: 'registration', reason: 'not an answer to this challenge' }])
    const { credential } = checked.registrationInfo
    const id = deps.newId()
    const added = await trx('signing_keys')
      .insert({
        account_id: actor.accountId,
        id,
        name: input.name,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        transports: credential.transports ?? [],
        counter: credential.counter,
        created_at: deps.now(),
      })
      .onConflict('credential_id')
      .ignore()
      .returning('id')
    // Whoever has it signs already, perhaps under another account: nobody signs twice by that.
    if (added.length === 0) throw new NotInThisState('passkey-taken')
    await spendNonce(trx, input.nonce, deps.now())
    return { id }
  })
}
