import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { type OpenedRequest, openRequest } from './open-request.ts'

const MOST = 50

/** What this person is, or was, asked to sign or asked others to: the newest first. */
export async function listRequests(deps: Deps, actor: Actor): Promise<OpenedRequest[]> {
  const found: { id: string }[] = await deps
    .db('signature_requests')
    .whereRaw('?::uuid = any (signer_ids)', [actor.accountId])
    .whereNot('status', 'replaced')
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .select('id')
  return Promise.all(found.map(({ id }) => openRequest(deps.db, actor, id)))
}
