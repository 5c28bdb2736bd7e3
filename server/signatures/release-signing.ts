import { createHash } from 'node:crypto'
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, NotInThisState } from '../errors.ts'
import type { BrowserSigning } from '../gateways/personal-signing.ts'
import type { IntentBody } from './begin-signing.ts'
import { evidenceOf } from './evidence.ts'
import { lockNonce } from './nonces.ts'
import { openForSigning, pdfOf } from './open-request.ts'
import { prepareRevision } from './prepare-revision.ts'
import { relyingParty } from './relying-party.ts'

type Answered = { requestId: string; nonce: string; assertion: AuthenticationResponseJSON }

export type Released = {
  /** What comes behind the document that was shown, with the place of the signature still empty; base64. */
  revision: string
  byteRange: number[]
  /** DER of the signed attributes (RFC 5652 §5.4), for the browser to compare and to sign; base64. */
  toBeSigned: string
}

/**
 * Takes the passkey's answer to an intent, and prepares the revision in which intent and answer stand as evidence.
 * @throws NotInThisState, ChangedMeanwhile; Invalid when the answer is not to this intent, of this site, by this passkey
 *   with the person verified.
 */
export async function releaseSigning(
  deps: Deps,
  signing: BrowserSigning,
  actor: Actor,
  answered: Answered,
): Promise<Released> {
  return deps.db.transaction(async (trx) => {
    const asked = { nonce: answered.nonce, accountId: actor.accountId, purpose: 'sign' as const }
    const kept = await lockNonce<IntentBody>(trx, deps, asked)
    if (kept.used_at || kept.body.evidence || kept.request_id !== answered.requestId) throw new NotInThisState('used')
    const key = await trx('signing_keys')
      .where({ account_id: actor.accountId, id: kept.key_id, revoked_at: null })
      .first()
    if (!key) throw new NotFound('signing key')
    const { request, own } = await openForSigning(trx, deps.now(), actor, answered.requestId)
    if (request.sha256 !== kept.body.sha256) throw new NotInThisState('replaced')
    const counter = await checkAssertion(deps, kept.body.intent, key, answered.assertion)
    const evidence = evidenceOf(kept.body.intent, key.public_key, answered.assertion)
    const body: IntentBody = { ...kept.body, evidence: Buffer.from(evidence).toString('base64') }
    await trx('signing_nonces')
      .where({ nonce: answered.nonce })
      .update({ body: JSON.stringify(body) })
    await trx('signing_keys').where({ account_id: actor.accountId, id: key.id }).update({ counter })
    const pdf = await pdfOf(deps, request)
    const signer = { ...own, name: own.name ?? actor.name }
    const revision = prepareRevision(pdf, {
      request,
      signer,
      at: kept.created_at,
      evidence,
      certificate: key.certificate,
      chain: await signing.chain(),
    })
    return {
      revision: Buffer.from(revision.prepared.bytes.subarray(pdf.length)).toString('base64'),
      byteRange: revision.prepared.byteRange,
      toBeSigned: Buffer.from(revision.cms.toBeSigned).toString('base64'),
    }
  })
}

type KeptKey = { credential_id: string; public_key: Buffer; counter: string; transports: string[] }

async function checkAssertion(
  deps: Deps,
  intent: string,
  key: KeptKey,
  assertion: AuthenticationResponseJSON,
): Promise<number> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(deps.config)
  const checked = await verifyAuthenticationResponse({
    response: assertion,
    expectedChallenge: createHash('sha256').update(intent).digest('base64url'),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    credential: {
      id: key.credential_id,
      publicKey: new Uint8Array(key.public_key),
      counter: Number(key.counter),
    },
  }).catch(() => undefined)
  if (!checked?.verified) throw new Invalid([{ path: 'assertion', reason: 'not this passkey’s answer to this intent' }])
  return checked.authenticationInfo.newCounter
}
