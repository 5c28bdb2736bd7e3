import type { Readable } from 'node:stream'
import type { Actor } from '../accounts/actor.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { openRequest } from './open-request.ts'
import { type SignatureRequest, signedPdfKey } from './request.ts'

const SIGNER = { role: 'signer', names: { en: 'Asked to sign', ru: 'Тот, кого просят подписать' } }

/**
 * The very bytes that are signed, for the applicant and for every signer. Whoever else reads them reads the applicant's
 * answers, who sees that.
 * @throws NotFound, also while there is no document yet
 */
export async function openDocument(
  deps: Deps,
  actor: Actor,
  requestId: string,
): Promise<{ number: string; size: number; stream: Readable }> {
  const { request } = await openRequest(deps.db, actor, requestId)
  const { id, number, sha256, size } = request
  if (sha256 === null || size === null) throw new NotFound('document')
  if (request.account_id !== actor.accountId) await leaveTrace(deps, actor, request)
  return { number, size, stream: await deps.files.open(signedPdfKey(id, sha256)) }
}

/** Traces are written by officials and by the house; a signer is neither. */
const leaveTrace = (deps: Deps, actor: Actor, { account_id, agency_id, number }: SignatureRequest): Promise<void> =>
  actingFor({ purpose: 'house' }, () =>
    deps.db.transaction((trx) =>
      recordAccess(trx, deps, actor, {
        ...{ accountId: account_id, agencyId: agency_id, caseNumber: null, as: SIGNER },
        what: { key: 'access.read-to-sign', params: { number } },
        purpose: 'access.purpose.sign',
      }),
    ),
  )
