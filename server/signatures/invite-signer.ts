import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../accounts/actor.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, NotInThisState } from '../errors.ts'
import { openRequest } from './open-request.ts'
import type { SignatureRequest } from './request.ts'

/**
 * A link for somebody who is to sign, to be handed over by the applicant. A new one ends the one before it.
 * @throws NotFound unless it is the applicant's own request; NotInThisState when that place is taken or done.
 */
export async function inviteSigner(
  deps: Deps,
  actor: Actor,
  input: { requestId: string; position: number },
): Promise<{ url: string }> {
  const { request, signers } = await openRequest(deps.db, actor, input.requestId)
  const signer = signers.find(({ position }) => position === input.position)
  if (request.account_id !== actor.accountId || !signer) throw new NotFound('signer')
  if (signer.account_id !== null || !isUnderWay(request)) throw new NotInThisState('taken')
  const token = randomBytes(24).toString('base64url')
  await deps
    .db('signers')
    .where({ request_id: request.id, position: signer.position, account_id: null })
    .update({ invitation_hash: digest(token) })
  return { url: `${deps.config.publicUrl}/sign/invited/${token}` }
}

/**
 * Takes the place that a link was made for. Asked again by the same person it answers the same.
 * @throws NotFound for a link that is not, or no longer, good; Invalid for somebody who signs already.
 */
export async function joinAsSigner(deps: Deps, actor: Actor, token: string): Promise<{ id: string }> {
  const join = () =>
    deps.db.transaction(async (trx) => {
      const place = await trx('signers')
        .where({ invitation_hash: digest(token) })
        .forUpdate()
        .first('request_id', 'position', 'account_id')
      if (!place || (place.account_id !== null && place.account_id !== actor.accountId))
        throw new NotFound('invitation')
      const request: SignatureRequest = await trx('signature_requests').where({ id: place.request_id }).first()
      if (place.account_id === actor.accountId) return { id: request.id }
      if (!isUnderWay(request)) throw new NotFound('invitation')
      if (request.signer_ids.includes(actor.accountId))
        throw new Invalid([{ path: 'token', reason: 'nobody signs twice' }])
      await trx('signature_requests')
        .where({ id: request.id })
        .update({ signer_ids: trx.raw('array_append(signer_ids, ?::uuid)', [actor.accountId]) })
      await trx('signers')
        .where({ request_id: request.id, position: place.position })
        .update({ account_id: actor.accountId, name: actor.name })
      return { id: request.id }
    })
  return actingFor({ accountId: actor.accountId, purpose: 'invitation' }, join)
}

const isUnderWay = ({ status }: SignatureRequest) => status === 'preparing' || status === 'open'
const digest = (token: string) => createHash('sha256').update(token).digest()
