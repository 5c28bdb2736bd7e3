import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { inLocale } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import type { LoadedTurn } from '../conversations/load-turn.ts'
import type { NewMessage } from '../conversations/message.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { prepareSignaturesJob } from '../jobs/definitions.ts'
import { signatureMessage } from './signature-message.ts'

const DAY = 24 * 60 * 60 * 1000

type Asked = { conversationId: string; found: LoadedTurn; definition: ServiceDefinition; answersHash: string }
type Wanted = NonNullable<ServiceDefinition['signatures']>

/** Whether these very answers were signed by as many as the service wants. */
export async function areSigned(db: Knex, conversationId: string, answersHash: string): Promise<boolean> {
  const found = await db('signature_requests')
    .where({ conversation_id: conversationId, answers_hash: answersHash, status: 'complete' })
    .first('id')
  return found !== undefined
}

/**
 * Asks for the signatures that a service wants before answers are sent: in the transaction of the turn that would have
 * sent them. A request for other answers is replaced; one for the same answers goes on.
 * @returns what is said about it in the conversation
 */
export async function askForSignatures(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  asked: Asked & { wanted: Wanted },
): Promise<NewMessage> {
  const active = await trx('signature_requests')
    .where({ conversation_id: asked.conversationId })
    .whereIn('status', ['preparing', 'open', 'complete'])
    .forUpdate()
    .first('id', 'answers_hash', 'title')
  const { locale } = asked.found
  if (active?.answers_hash === asked.answersHash) return signatureMessage(locale, active, 'waiting')
  if (active) await trx('signature_requests').where({ id: active.id }).update({ status: 'replaced' })
  const request = await addRequest(trx, deps, actor, asked)
  await deps.enqueue(trx, prepareSignaturesJob, { agencyId: asked.found.agencyId, id: request.id })
  await appendEvidence(trx, deps, {
    agencyId: asked.found.agencyId,
    type: 'signature.requested',
    at: deps.now(),
    about: { request: request.id, answers: asked.answersHash, signers: asked.wanted.signers.length },
  })
  return signatureMessage(locale, request, 'preparing')
}

async function addRequest(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  { conversationId, found, definition, answersHash, wanted }: Asked & { wanted: Wanted },
): Promise<{ id: string; title: string }> {
  const now = deps.now()
  const id = deps.newId()
  const title = inLocale(definition.titles, found.locale)
  await trx('signature_requests').insert({
    id,
    agency_id: found.agencyId,
    conversation_id: conversationId,
    account_id: actor.accountId,
    service_version: found.serviceVersion,
    locale: found.locale,
    number: `${found.agency.slug.slice(0, 3).toUpperCase()}-S-${randomBytes(5).toString('hex').toUpperCase()}`,
    answers_hash: answersHash,
    title,
    intent: inLocale(wanted.intent, found.locale),
    signer_ids: [actor.accountId],
    in_order: wanted.inOrder ?? false,
    quorum: Math.min(wanted.quorum ?? wanted.signers.length, wanted.signers.length),
    created_at: now,
    expires_at: new Date(now.getTime() + wanted.withinDays * DAY),
  })
  await trx('signers').insert(
    wanted.signers.map((signer, index) => ({
      request_id: id,
      position: index + 1,
      title: inLocale(signer.title, found.locale),
      account_id: signer.who === 'applicant' ? actor.accountId : null,
      name: signer.who === 'applicant' ? actor.name : null,
    })),
  )
  return { id, title }
}
