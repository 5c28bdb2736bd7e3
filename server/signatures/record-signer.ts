import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { preserveSignaturesJob, tellSignatureJob } from '../jobs/definitions.ts'
import { type SignatureRequest, type Signer, standingOf } from './request.ts'

/** By a key in the signer's browser, or by one that a provider keeps for the holder of a certificate. */
export type SignedBy = { keyId: string } | { provider: string; holder: string }

type Act =
  | { status: 'signed'; revision: { sha256: string; size: number }; by: SignedBy }
  | { status: 'declined'; reason: string }

type Recorded = { request: SignatureRequest; signers: Signer[]; own: Signer; act: Act }

/** Writes down what a signer did, and where the request stands then: state, evidence and the order to tell it. */
export async function recordSigner(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  { request, signers, own, act }: Recorded,
): Promise<void> {
  const now = deps.now()
  await trx('signers')
    .where({ request_id: request.id, position: own.position, account_id: actor.accountId, status: 'waiting' })
    .update({
      status: act.status,
      name: own.name ?? actor.name,
      acted_at: now,
      reason: act.status === 'declined' ? act.reason : null,
      ...(act.status === 'signed' && 'provider' in act.by
        ? { provider: act.by.provider, holder_hash: act.by.holder }
        : {}),
    })
  const after = signers.map((one) => (one.position === own.position ? { ...one, status: act.status } : one))
  const { status } = standingOf(request, after)
  const changed = await trx('signature_requests')
    .where({ id: request.id, status: 'open', sha256: request.sha256 })
    .update({
      status,
      ...(act.status === 'signed' ? act.revision : {}),
      ...(status === 'open' ? {} : { completed_at: now }),
      ...(status === 'complete' ? { level: 'B-T' } : {}),
    })
  if (changed === 0) throw new ChangedMeanwhile()
  await appendEvidence(trx, deps, {
    agencyId: request.agency_id,
    type: act.status === 'signed' ? 'signature.made' : 'signature.declined',
    at: now,
    about: {
      request: request.id,
      position: own.position,
      signer: actor.accountId,
      ...(act.status === 'signed' ? { sha256: act.revision.sha256, ...madeWith(act.by) } : {}),
    },
  })
  if (status === 'complete') await deps.enqueue(trx, preserveSignaturesJob, { id: request.id })
  await deps.enqueue(trx, tellSignatureJob, { id: request.id, position: own.position })
}

const madeWith = (by: SignedBy) => ('keyId' in by ? { key: by.keyId } : { provider: by.provider })
