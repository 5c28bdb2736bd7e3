import { verify, X509Certificate } from 'node:crypto'
import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { embedSignature } from '../documents/pdf/prepare-signature.ts'
import { Invalid, NotFound, NotInThisState } from '../errors.ts'
import { ecdsaToDer } from '../gateways/ecdsa-encoding.ts'
import type { BrowserSigning } from '../gateways/personal-signing.ts'
import type { IntentBody } from './begin-signing.ts'
import { type KeptNonce, lockNonce, spendNonce } from './nonces.ts'
import { openForSigning, openRequest, pdfOf } from './open-request.ts'
import { prepareRevision } from './prepare-revision.ts'
import { storeSignature } from './store-signature.ts'

type Finished = { requestId: string; nonce: string; signature: string }

/**
 * Puts a signature made in the browser into the document, with a time-stamp, and writes down that its holder has
 * signed. Asked again with the same nonce it changes nothing.
 * @param finished.signature IEEE P1363 in base64url, over the attributes that `releaseSigning` gave
 * @throws NotFound; NotInThisState when the intent was not released, or the document has a newer revision; Invalid when the
 *   signature is not the certified key's.
 */
export async function finishSigning(
  deps: Deps,
  signing: BrowserSigning,
  actor: Actor,
  finished: Finished,
): Promise<void> {
  const { request } = await openRequest(deps.db, actor, finished.requestId)
  await serving(request.agency_id, () => deps.db.transaction((trx) => embed(trx, deps, signing, actor, finished)))
}

async function embed(
  trx: Knex.Transaction,
  deps: Deps,
  signing: BrowserSigning,
  actor: Actor,
  { requestId, nonce, signature }: Finished,
): Promise<void> {
  const kept = await lockNonce<IntentBody>(trx, deps, { nonce, accountId: actor.accountId, purpose: 'sign' })
  if (kept.request_id !== requestId) throw new NotInThisState('unknown')
  if (kept.used_at) return
  const opened = await openForSigning(trx, deps.now(), actor, requestId, { lock: true })
  const { request, own } = opened
  if (request.sha256 !== kept.body.sha256) throw new NotInThisState('replaced')
  const signed = await sign(trx, signing, actor, { kept, pdf: await pdfOf(deps, request), request, own, signature })
  await spendNonce(trx, nonce, deps.now())
  const keyId = String(kept.key_id)
  await trx('signing_keys').where({ account_id: actor.accountId, id: keyId }).update({ last_used_at: deps.now() })
  await storeSignature(trx, deps, actor, { opened, over: kept.body.sha256, signed, by: { keyId } })
}

type ToSign = {
  kept: KeptNonce<IntentBody>
  pdf: Uint8Array
  request: Parameters<typeof prepareRevision>[1]['request']
  own: { position: number; name: string | null }
  signature: string
}

async function sign(
  trx: Knex.Transaction,
  signing: BrowserSigning,
  actor: Actor,
  { kept, pdf, request, own, signature }: ToSign,
): Promise<Uint8Array> {
  if (!kept.body.evidence) throw new NotInThisState('not-released')
  const key = await trx('signing_keys')
    .where({ account_id: actor.accountId, id: kept.key_id, revoked_at: null })
    .first('certificate')
  if (!key) throw new NotFound('signing key')
  const { prepared, cms } = prepareRevision(pdf, {
    request,
    signer: { position: own.position, name: own.name ?? actor.name },
    at: kept.created_at,
    evidence: Buffer.from(kept.body.evidence, 'base64'),
    certificate: key.certificate,
    chain: await signing.chain(),
  })
  const halves = Buffer.from(signature, 'base64url')
  const { publicKey } = new X509Certificate(key.certificate)
  if (!verify('sha256', cms.toBeSigned, { key: publicKey, dsaEncoding: 'ieee-p1363' }, halves))
    throw new Invalid([{ path: 'signature', reason: 'not made by the certified key over this document' }])
  const made = cms.signedBy(ecdsaToDer(halves))
  return embedSignature(prepared, made.encode(await signing.stamp(made.signature)))
}
