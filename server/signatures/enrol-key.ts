import { createPublicKey, verify } from 'node:crypto'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Actor } from '../accounts/actor.ts'
import type { AssuranceLevel } from '../accounts/assurance.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, NotInThisState } from '../errors.ts'
import type { BrowserSigning } from '../gateways/personal-signing.ts'
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
 * @throws NotInThisState for a challenge that is not open; Invalid when the passkey does not answer it with the person verified.
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
    await trx('signing_keys').insert({
      account_id: actor.accountId,
      id,
      name: input.name,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      transports: credential.transports ?? [],
      counter: credential.counter,
      created_at: deps.now(),
    })
    await spendNonce(trx, input.nonce, deps.now())
    return { id }
  })
}

type ToCertify = { keyId: string; level: AssuranceLevel; publicKey: string; proof: string }

/**
 * Certifies the key that lies in the person's browser, for a day. `proof` is its signature over the id of the passkey
 * it belongs to, so that nobody has a key certified that is not theirs (RFC 2986 §1 asks the same of requests).
 * `publicKey` is SPKI and `proof` IEEE P1363, both in base64url.
 */
export async function certifyKey(
  deps: Deps,
  signing: BrowserSigning,
  actor: Actor,
  input: ToCertify,
): Promise<{ certificate: string; validUntil: Date }> {
  const key = await deps
    .db('signing_keys')
    .where({ account_id: actor.accountId, id: input.keyId, revoked_at: null })
    .first('id')
  if (!key) throw new NotFound('signing key')
  const publicKey = readPublicKey(input.publicKey)
  const proof = Buffer.from(input.proof, 'base64url')
  const isProven = verify('sha256', Buffer.from(input.keyId), { key: publicKey, dsaEncoding: 'ieee-p1363' }, proof)
  if (!isProven) throw new Invalid([{ path: 'proof', reason: 'not made by this key' }])
  const name = input.level === 'demo' ? `${actor.name} (demo)` : actor.name
  const { certificate, validUntil } = await signing.certify({ publicKey, name, keyId: input.keyId, at: deps.now() })
  await deps
    .db('signing_keys')
    .where({ account_id: actor.accountId, id: input.keyId })
    .update({ certificate: Buffer.from(certificate), valid_until: validUntil })
  return { certificate: Buffer.from(certificate).toString('base64url'), validUntil }
}

function readPublicKey(spki: string) {
  const invalid = new Invalid([{ path: 'publicKey', reason: 'not a P-256 key' }])
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw invalid
    return key
  } catch {
    throw invalid
  }
}
