import { buffer } from 'node:stream/consumers'
import type { Deps } from '../deps.ts'
import { GatewayFailed } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { documentKey } from '../files/file-store.ts'
import type { Sealer } from '../gateways/seal.ts'
import { columnsOf, type Kept, keepFile, noteFile } from './keep-file.ts'

/**
 * Adds to an issued document what later years need to check it, or renews its time-stamp. What is printed and sealed
 * stays byte by byte. Harmless to repeat, and when somebody else kept another file meanwhile, nothing is written.
 * @throws GatewayFailed, retryable, when the time-stamper or an issuer of certificates is away
 */
export async function preserveDocument(
  deps: Deps,
  sealer: Pick<Sealer, 'preserve'>,
  { agencyId, id }: { agencyId: string; id: string },
): Promise<void> {
  const key = { agency_id: agencyId, id }
  const document = await deps
    .db('documents')
    .where(key)
    .whereNotNull('sha256')
    .first('sha256', 'number', 'stamped_until')
  const at = deps.now()
  if (!document || !needsPreserving(document.stamped_until, at)) return
  const sealed = await buffer(await deps.files.open(documentKey(id, document.sha256)))
  const { pdf, until } = await sealer.preserve(sealed, at)
  const file = await keepFile(deps, id, { pdf, stampedUntil: until })
  await deps.db.transaction(async (trx) => {
    const changed = await trx('documents')
      .where({ ...key, sha256: document.sha256 })
      .update(columnsOf(file))
    if (changed === 0) return
    await noteFile(trx, key, file, at)
    const about = { document: id, number: document.number, sha256: file.sha256, replaces: document.sha256 }
    await appendEvidence(trx, deps, { agencyId, type: 'document.preserved', at, about })
  })
}

/** A freshly sealed document with its proof for later years; without it, when a part of that cannot be had now. */
export async function preserveNow(
  deps: Pick<Deps, 'now' | 'log'>,
  sealer: Pick<Sealer, 'preserve' | 'lasts'>,
  sealed: Uint8Array,
): Promise<Kept> {
  if (!sealer.lasts) return { pdf: sealed, stampedUntil: null }
  try {
    const { pdf, until } = await sealer.preserve(sealed, deps.now())
    return { pdf, stampedUntil: until }
  } catch (error) {
    if (!(error instanceof GatewayFailed)) throw error
    deps.log.warn(
      { err: error, detail: error.detail },
      'a document is issued without proof for later years; a job adds it',
    )
    return { pdf: sealed, stampedUntil: null }
  }
}

const DAY = 24 * 3600 * 1000
/** How long before its end a time-stamp is renewed: time enough for a clock that is away for months. */
const MARGIN_MS = 180 * DAY

export const needsPreserving = (stampedUntil: Date | null, at: Date): boolean =>
  stampedUntil === null || stampedUntil.getTime() - MARGIN_MS < at.getTime()

/** Documents that want preserving are those stamped until before this. */
export const preservingBefore = (at: Date): Date => new Date(at.getTime() + MARGIN_MS)
