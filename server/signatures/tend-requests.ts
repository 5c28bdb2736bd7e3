import type { Knex } from 'knex'
import { appendMessages } from '../conversations/append-messages.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { type SignatureRequest, type Signer, standingOf } from './request.ts'
import { signatureMessage } from './signature-message.ts'

const DAY = 24 * 60 * 60 * 1000

/** Ends what was not signed in time, and reminds once, a day before. Done in passing by the upkeep of each hour. */
export async function tendRequests(deps: Deps): Promise<void> {
  const now = deps.now()
  const due: { id: string }[] = await deps
    .db('signature_requests')
    .whereIn('status', ['preparing', 'open'])
    .andWhere('expires_at', '<', new Date(now.getTime() + DAY))
    .select('id')
  for (const { id } of due) await tend(deps, id, now)
}

async function tend(deps: Deps, id: string, now: Date): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const request: (SignatureRequest & { reminded_at: Date | null }) | undefined = await trx('signature_requests')
      .where({ id })
      .whereIn('status', ['preparing', 'open'])
      .forUpdate()
      .first()
    if (!request) return
    const isOver = request.expires_at < now
    if (!isOver && request.reminded_at) return
    await trx('signature_requests')
      .where({ id })
      .update(isOver ? { status: 'expired', completed_at: now } : { reminded_at: now })
    await appendMessages(trx, {
      conversationId: request.conversation_id,
      messages: [isOver ? signatureMessage(request.locale, request, 'expired') : await reminderOf(trx, request)],
      at: now,
      newId: deps.newId,
    })
    if (isOver)
      await appendEvidence(trx, deps, {
        agencyId: request.agency_id,
        type: 'signature.expired',
        at: now,
        about: { request: id },
      })
  })
}

/** Names those whose turn it is: the applicant is the one who can speak to them. */
async function reminderOf(trx: Knex.Transaction, request: SignatureRequest) {
  const signers: Signer[] = await trx('signers').where({ request_id: request.id }).orderBy('position')
  const { turns } = standingOf(request, signers)
  const names = signers.filter(({ position }) => turns.includes(position)).map(({ title, name }) => name ?? title)
  return signatureMessage(request.locale, request, 'reminder', { names: names.join(', ') })
}
