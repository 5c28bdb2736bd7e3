import { buffer } from 'node:stream/consumers'
import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotInThisState } from '../errors.ts'
import { type SignatureRequest, type Signer, signedPdfKey, standingOf } from './request.ts'

export type OpenedRequest = { request: SignatureRequest; signers: Signer[]; own: Signer | undefined }

/** A request with its signers, for one of them or for the applicant. @throws NotFound */
export async function openRequest(db: Knex, actor: Actor, id: string, { lock = false } = {}): Promise<OpenedRequest> {
  const query = db('signature_requests').where({ id })
  const request: SignatureRequest | undefined = await (lock ? query.forUpdate() : query).first()
  if (!request?.signer_ids.includes(actor.accountId)) throw new NotFound('signature request')
  const signers: Signer[] = await db('signers').where({ request_id: id }).orderBy('position')
  return { request, signers, own: signers.find(({ account_id }) => account_id === actor.accountId) }
}

export type OpenForSigning = {
  request: SignatureRequest & { sha256: string; size: number }
  signers: Signer[]
  own: Signer
}

/**
 * The same, where this person can sign now.
 * @throws NotFound, NotInThisState when it is no longer open, or not their turn.
 */
export async function openForSigning(
  db: Knex,
  now: Date,
  actor: Actor,
  id: string,
  options?: { lock: boolean },
): Promise<OpenForSigning> {
  const { request, signers, own } = await openRequest(db, actor, id, options)
  if (!own) throw new NotFound('signer')
  if (request.status !== 'open' || request.sha256 === null || request.size === null)
    throw new NotInThisState(request.status)
  // The upkeep ends it within the hour; nobody signs in between.
  if (request.expires_at <= now) throw new NotInThisState('expired')
  if (!standingOf(request, signers).turns.includes(own.position)) throw new NotInThisState('not-your-turn')
  return { request: { ...request, sha256: request.sha256, size: request.size }, signers, own }
}

export async function pdfOf(deps: Deps, { id, sha256 }: { id: string; sha256: string }): Promise<Uint8Array> {
  return buffer(await deps.files.open(signedPdfKey(id, sha256)))
}
