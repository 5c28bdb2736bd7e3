import type { Knex } from 'knex'
import { z } from 'zod'
import { refuseRevocation, revocationGrounds } from '../../catalog/document-lifecycle.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { Agency } from '../agencies/agency.model.ts'
import { appendMessages } from '../conversations/append-messages.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Submission } from '../submissions/submission.model.ts'
import { say } from '../texts/say.ts'
import type { IssuedDocument } from './document.model.ts'
import { lockDocument } from './lock-document.ts'

export const revokeInput = z.object({
  id: z.uuid(),
  ground: z.enum(revocationGrounds),
  reason: z.string().trim().min(1).max(1000),
})

type Revocation = z.output<typeof revokeInput>

/**
 * Revokes an issued document. Whoever checks it learns since when and on which ground; the reason in words is for the
 * person it was issued to, who is told in the same transaction.
 * @throws NotFound, NotPermitted, NotInThisState when it is not issued or revoked already
 */
export async function revokeDocument(deps: Deps, actor: Actor, input: z.input<typeof revokeInput>): Promise<void> {
  const revocation = revokeInput.parse(input)
  const { id, ground, reason } = revocation
  const at = deps.now()
  await deps.db.transaction(async (trx) => {
    const { document, state } = await lockDocument(trx, actor, { id, action: 'revoke' })
    const refused = refuseRevocation(state)
    if (refused) throw new NotInThisState(refused)
    const { agency_id, number } = document
    await trx('documents').where({ agency_id, id }).update({
      revoked_at: at,
      revoked_by: actor.accountId,
      revocation_ground: ground,
      revocation_reason: reason,
    })
    await tellOwner(trx, deps, { document, revocation, at })
    const about = { document: id, number, ground, reason, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'document.revoked', at, about })
  })
}

async function tellOwner(
  trx: Knex.Transaction,
  deps: Deps,
  { document, revocation, at }: { document: IssuedDocument; revocation: Revocation; at: Date },
): Promise<void> {
  const { agency_id, submission_id, locale, title, number } = document
  const submission = await Submission.query(trx)
    .findById([agency_id, submission_id])
    .select('conversation_id')
    .throwIfNotFound()
  const agency = await Agency.query(trx).findById(agency_id).throwIfNotFound()
  const ground = say(locale, `revocation.${revocation.ground}`)
  const text = say(locale, 'document.revoked', { title, number, ground, reason: revocation.reason })
  const author = { kind: 'agency', name: inLocale(agency.names, locale), agency: agency.slug } as const
  await appendMessages(trx, {
    conversationId: submission.conversation_id,
    messages: [{ author, body: { kind: 'revocation', document: document.id, text } }],
    at,
    newId: deps.newId,
  })
}
