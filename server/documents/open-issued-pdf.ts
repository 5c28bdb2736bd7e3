import type { Readable } from 'node:stream'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed } from '../errors.ts'
import { documentKey } from '../files/file-store.ts'
import { IssuedDocument } from './document.model.ts'

type Wanted = { id: string } | { submission_id: string; kind: 'receipt' }

export type OpenedPdf = { number: string; size: number; stream: Readable }

/**
 * The sealed bytes of an issued document, for whoever may read it.
 * @throws NotFound; GatewayFailed (retryable) while it is ordered and not sealed yet.
 */
export async function openIssuedPdf(deps: Deps, actor: Actor, wanted: Wanted): Promise<OpenedPdf> {
  const document = await IssuedDocument.query(deps.db).findOne(wanted)
  authorize(actor, 'read', 'Document', document)
  if (document.sha256 === null || document.size === null) {
    throw new GatewayFailed('sealer', { retryable: true, detail: 'the document is being sealed' })
  }
  const stream = await deps.files.open(documentKey(document.id, document.sha256))
  return { number: document.number, size: document.size, stream }
}
