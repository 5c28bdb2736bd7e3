import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { sha256Hex } from './intent.ts'
import type { OpenForSigning } from './open-request.ts'
import { recordSigner, type SignedBy } from './record-signer.ts'
import { signedPdfKey } from './request.ts'

type Made = {
  opened: OpenForSigning
  /** Digest of the revision that was signed. */
  over: string
  signed: Uint8Array
  by: SignedBy
}

/**
 * Makes a signed revision the newest of its request, and writes down who signed. The bytes are kept before anything says
 * that they are there: what is not committed then is swept away later (server/files/sweep-files.ts).
 * @throws NotInThisState when another revision came meanwhile.
 */
export async function storeSignature(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  { opened, over, signed, by }: Made,
): Promise<void> {
  if (opened.request.sha256 !== over) throw new NotInThisState('replaced')
  const sha256 = sha256Hex(signed)
  await deps.files.put(signedPdfKey(opened.request.id, sha256), signed)
  await recordSigner(trx, deps, actor, {
    ...opened,
    act: { status: 'signed', revision: { sha256, size: signed.length }, by },
  })
}
