import { appendMessages } from '../conversations/append-messages.ts'
import type { NewMessage } from '../conversations/message.ts'
import type { Deps } from '../deps.ts'
import type { SignatureRequest, Signer } from './request.ts'
import { signatureMessage } from './signature-message.ts'

/** Tells the applicant what a signer did, in the conversation whose answers are signed. Told once. */
export async function tellSignature(deps: Deps, job: { id: string; position: number }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const request: SignatureRequest = await trx('signature_requests').where({ id: job.id }).forUpdate().first()
    const signer: (Signer & { told_at: Date | null }) | undefined = await trx('signers')
      .where({ request_id: job.id, position: job.position })
      .first()
    if (!signer || signer.told_at || signer.status === 'waiting') return
    await trx('signers').where({ request_id: job.id, position: job.position }).update({ told_at: deps.now() })
    const others = await trx('signers')
      .where({ request_id: job.id, told_at: null })
      .whereNot({ status: 'waiting' })
      .first('position')
    await appendMessages(trx, {
      conversationId: request.conversation_id,
      messages: whatHappened(request, signer, { isLast: !others }),
      at: deps.now(),
      newId: deps.newId,
    })
  })
}

/** How it stands with all of them is told with the last of what happened. */
function whatHappened(request: SignatureRequest, signer: Signer, { isLast }: { isLast: boolean }): NewMessage[] {
  const { locale } = request
  const name = signer.name ?? signer.title
  const first =
    signer.status === 'signed'
      ? signatureMessage(locale, request, 'signed', { name })
      : signatureMessage(locale, request, 'declined', { name, reason: signer.reason ?? '' })
  const last =
    request.status === 'complete'
      ? [signatureMessage(locale, request, 'complete')]
      : request.status === 'declined'
        ? [signatureMessage(locale, request, 'refused')]
        : []
  return isLast ? [first, ...last] : [first]
}
