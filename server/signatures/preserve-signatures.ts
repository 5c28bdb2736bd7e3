import type { Deps } from '../deps.ts'
import { needsPreserving, preservingBefore } from '../documents/preserve-document.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Preserver } from '../gateways/preserver.ts'
import { preserveSignaturesJob } from '../jobs/definitions.ts'
import { sha256Hex } from './intent.ts'
import { pdfOf } from './open-request.ts'
import { type SignatureRequest, signedPdfKey } from './request.ts'

/**
 * Adds to a document that all have signed what later years need to check it, or renews its time-stamp: PAdES B-LTA.
 * What was signed stays byte by byte. Harmless to repeat; without a time-stamper there is nothing to do.
 * @throws GatewayFailed, retryable, when the time-stamper or an issuer of certificates is away
 */
export async function preserveSignatures(deps: Deps, preserver: Preserver, { id }: { id: string }): Promise<void> {
  const request: (SignatureRequest & { stamped_until: Date | null }) | undefined = await deps
    .db('signature_requests')
    .where({ id, status: 'complete' })
    .first()
  const at = deps.now()
  if (!preserver.lasts || !request?.sha256 || !needsPreserving(request.stamped_until, at)) return
  const { sha256: replaces } = request
  const { pdf, until } = await preserver.preserve(await pdfOf(deps, { id, sha256: replaces }), at)
  const sha256 = sha256Hex(pdf)
  await deps.files.put(signedPdfKey(id, sha256), pdf)
  await deps.db.transaction(async (trx) => {
    const changed = await trx('signature_requests')
      .where({ id, status: 'complete', sha256: replaces })
      .update({ sha256, size: pdf.length, level: 'B-LTA', stamped_until: until })
    if (changed === 0) return
    const about = { request: id, sha256, replaces }
    await appendEvidence(trx, deps, { agencyId: request.agency_id, type: 'signature.preserved', at, about })
  })
}

/** As many as one run orders; the next one goes on where this one ended. */
const BATCH = 500

/** Orders it for what has no proof for later years yet, or whose time-stamp runs out. */
export async function orderPreserving(deps: Deps, preserver: Pick<Preserver, 'lasts'>): Promise<void> {
  if (!preserver.lasts) return
  const waiting: { id: string }[] = await deps
    .db('signature_requests')
    .where({ status: 'complete' })
    .where((on) => on.whereNull('stamped_until').orWhere('stamped_until', '<', preservingBefore(deps.now())))
    .orderByRaw('stamped_until nulls first')
    .limit(BATCH)
    .select('id')
  await deps.db.transaction(async (trx) => {
    for (const { id } of waiting) await deps.enqueue(trx, preserveSignaturesJob, { id })
  })
}
