import type { Deps } from '../deps.ts'
import { preservingBefore } from '../documents/preserve-document.ts'
import type { Sealer } from '../gateways/seal.ts'
import { preserveDocumentJob } from '../jobs/definitions.ts'
import { recordIssued } from './certificate-register.ts'
import { currentCrl } from './current-crl.ts'
import { currentTrustList } from './current-trust-list.ts'
import type { SealsAtHand } from './seals-at-hand.ts'

/** As many documents as one run orders to be preserved; the next run goes on where this one ended. */
const BATCH = 500

/** Keeps the published lists fresh, and orders the preserving of documents whose proof is not whole or runs out. */
export async function keepSealsUp(deps: Deps, sealer: Pick<Sealer, 'lasts'>, seals: SealsAtHand): Promise<void> {
  const { authority, peopleAuthority, trustListSigner, trustAnchors } = seals
  if (authority) {
    for (const certificate of await authority.ownCertificates()) await recordIssued(deps.db, certificate, deps.now())
    await currentCrl(deps, authority)
  }
  if (peopleAuthority) await currentCrl(deps, peopleAuthority, 'people')
  if (trustListSigner) await currentTrustList(deps, { signer: trustListSigner, trustAnchors })
  if (sealer.lasts) await orderPreserving(deps)
}

async function orderPreserving(deps: Deps): Promise<void> {
  const waiting = await deps
    .db('documents')
    .whereNotNull('sha256')
    .where((on) => on.whereNull('stamped_until').orWhere('stamped_until', '<', preservingBefore(deps.now())))
    .orderByRaw('stamped_until nulls first')
    .limit(BATCH)
    .select('agency_id', 'id')
  await deps.db.transaction(async (trx) => {
    for (const { agency_id, id } of waiting) await deps.enqueue(trx, preserveDocumentJob, { agencyId: agency_id, id })
  })
}
