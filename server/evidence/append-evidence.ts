import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { canonicalJson } from '#forms'
import type { Deps } from '../deps.ts'

/** Everything that a log can hold. */
export const evidenceTypes = [
  'submission.accepted',
  'case.assigned',
  'case.decided',
  'case.opened-in-emergency',
  'answers.erased',
  'document.issued',
  'document.preserved',
  'document.stopped',
  'document.reissue-ordered',
  'document.revoked',
  'document-batch.begun',
  'document-batch.retried',
  'document-batch.finished',
  'seal-key.change-proposed',
  'seal-key.change-refused',
  'seal-key.activated',
  'seal-key.retired',
  'seal-key.revoked',
  'service.published',
  'service.archived',
  'service.offered-again',
  'right.explained',
  'official.invited',
  'official.uninvited',
  'role.given',
  'role.taken-away',
  'role.added',
  'role.changed',
  'role.removed',
  'agency.applied',
  'agency.application-sent',
  'agency.application-withdrawn',
  'agency.checked',
  'agency.verified',
  'agency.suspended',
  'agency.restored',
  'agency.revoked',
  'signature.declined',
  'signature.expired',
  'signature.made',
  'signature.preserved',
  'signature.requested',
  'signature.stopped',
  'table.export-begun',
  'table.exported',
  'administrators.named',
  'agency.verification-ended',
  'agency.verification-reminded',
  'job.given-up',
  'job.retried',
  'office.added',
  'office.changed',
  'office.removed',
  'official.removed',
] as const
export type EvidenceType = (typeof evidenceTypes)[number]

/** Stands where an agency would: the log of what administrators do for no agency. */
export const theState = '00000000-0000-0000-0000-000000000000'

export type EvidenceEvent = {
  agencyId: string
  type: EvidenceType
  at: Date
  about: Record<string, string | number | boolean | null>
}

/**
 * Adds one record to an agency's evidence log, in the transaction of the event it proves. Each record holds the
 * digest of the one before it; `about` carries ids and digests only, never a person's data.
 */
export async function appendEvidence(
  trx: Knex.Transaction,
  deps: Pick<Deps, 'newId'>,
  event: EvidenceEvent,
): Promise<void> {
  await trx('evidence_heads')
    .insert({ agency_id: event.agencyId, last_index: 0, last_hash: Buffer.alloc(32) })
    .onConflict('agency_id')
    .ignore()
  const head = await trx('evidence_heads').where({ agency_id: event.agencyId }).forUpdate().first()
  const index = Number(head.last_index) + 1
  const id = deps.newId()
  const body = canonicalJson({ v: 1, id, index, type: event.type, at: event.at.toISOString(), about: event.about })
  const hash = recordHash(head.last_hash, body)
  await trx('evidence_records').insert({
    agency_id: event.agencyId,
    log_index: index,
    id,
    type: event.type,
    at: event.at,
    body,
    prev_hash: head.last_hash,
    hash,
  })
  await trx('evidence_heads').where({ agency_id: event.agencyId }).update({ last_index: index, last_hash: hash })
}

/** SHA-256 over the digest before and the record's canonical JSON (RFC 8785). */
export const recordHash = (previous: Uint8Array, body: string): Buffer =>
  createHash('sha256').update(previous).update(body).digest()
