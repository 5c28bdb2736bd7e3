import { createPublicKey, verify } from 'node:crypto'
import type { Actor } from '../accounts/actor.ts'
import type { AssuranceLevel } from '../accounts/assurance.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import type { BrowserSigning } from '../gateways/personal-signing.ts'
import { recordIssued } from '../seals/certificate-register.ts'
import { sha256Hex } from './intent.ts'

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
  const key = { account_id: actor.accountId, id: input.keyId, revoked_at: null }
  if (!(await deps.db('signing_keys').where(key).first('id'))) throw new NotFound('signing key')
  const publicKey = readPublicKey(input.publicKey)
  const proof = Buffer.from(input.proof, 'base64url')
  const isProven = verify('sha256', Buffer.from(input.keyId), { key: publicKey, dsaEncoding: 'ieee-p1363' }, proof)
  if (!isProven) throw new Invalid([{ path: 'proof', reason: 'not made by this key' }])
  const name = input.level === 'demo' ? `${actor.name} (demo)` : actor.name
  const { certificate, validUntil } = await signing.certify({ publicKey, name, keyId: input.keyId, at: deps.now() })
  await actingFor({ purpose: 'house' }, () => recordIssued(deps.db, certificate, deps.now(), 'people'))
  await keep(deps, key, Buffer.from(certificate), validUntil)
  return { certificate: Buffer.from(certificate).toString('base64url'), validUntil }
}

/** Only of a key that nobody took out meanwhile: whoever takes it out takes back every certificate that is kept here. */
function keep(deps: Deps, key: { account_id: string; id: string }, certificate: Buffer, valid_until: Date) {
  return deps.db.transaction(async (trx) => {
    const changed = await trx('signing_keys').where(key).update({ certificate, valid_until })
    if (changed === 0) throw new NotFound('signing key')
    const of = { account_id: key.account_id, key_id: key.id }
    await trx('signing_certificates').insert({ ...of, sha256: sha256Hex(certificate), certificate, valid_until })
  })
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
