import type { Actor } from '../accounts/actor.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { openForSigning, openRequest } from './open-request.ts'
import { recordSigner } from './record-signer.ts'

/** A signer says no, and why. @throws NotFound, NotInThisState, Invalid without a reason. */
export async function declineSigning(
  deps: Deps,
  actor: Actor,
  input: { requestId: string; reason: string },
): Promise<void> {
  const reason = input.reason.trim()
  if (reason === '') throw new Invalid([{ path: 'reason', reason: 'a reason is needed' }])
  const { request } = await openRequest(deps.db, actor, input.requestId)
  await serving(request.agency_id, () =>
    deps.db.transaction(async (trx) => {
      const opened = await openForSigning(trx, deps.now(), actor, input.requestId, { lock: true })
      await recordSigner(trx, deps, actor, { ...opened, act: { status: 'declined', reason } })
    }),
  )
}
