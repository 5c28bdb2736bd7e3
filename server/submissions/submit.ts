import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { type Message, type Turn, takeTurn } from '#forms'
import { dueAt } from '../../catalog/case-lifecycle.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import { routeSubmission } from '../../catalog/route-submission.ts'
import { submissionNumber } from '../../catalog/submission-number.ts'
import type { Actor } from '../accounts/actor.ts'
import { openCase } from '../cases/open-case.ts'
import { fromParley } from '../conversations/begin-conversation.ts'
import type { LoadedTurn } from '../conversations/load-turn.ts'
import type { NewMessage, StoredMessage } from '../conversations/message.ts'
import { saveTurn } from '../conversations/save-turn.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { orderDocument } from '../documents/order-document.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { PublishedForm } from '../services/published-form.ts'
import { say } from '../texts/say.ts'
import type { FrozenSubmission } from './frozen-submission.ts'
import type { ReviewSection } from './review-section.ts'

type Complete = Extract<Message, { kind: 'complete' }>

export type SubmitInput = {
  conversationId: string
  turnId: string
  found: LoadedTurn
  published: PublishedForm
  turn: Turn
  complete: Complete
  bubble: NewMessage
}

/**
 * The turn that submits: the answers are frozen and numbered, the case is opened at its office and the receipt is
 * ordered, all in the one transaction that saves the turn.
 * @returns the stored messages, or undefined when another turn was saved meanwhile.
 */
export async function submit(deps: Deps, actor: Actor, input: SubmitInput): Promise<StoredMessage[] | undefined> {
  const { found, published, complete } = input
  const now = deps.now()
  const { definition } = published
  const number = submissionNumber(randomBytes(8), await numberPrefix(deps, found.agencyId))
  const office = await officeFor(
    deps,
    found.agencyId,
    routeSubmission(definition, complete.data as Record<string, unknown>),
  )
  const due = dueAt(now, definition.decideWithinDays)
  const receipt: NewMessage = {
    author: { kind: 'parley' },
    body: {
      kind: 'receipt',
      number,
      submittedAt: now.toISOString(),
      office: inLocale(office.names, found.locale),
      dueAt: due.toISOString(),
    },
  }
  const save = async (trx: Knex.Transaction) => {
    const saved = await saveTurn(trx, {
      conversationId: input.conversationId,
      version: found.version,
      turnId: input.turnId,
      state: input.turn.conversation,
      status: 'submitted',
      serviceVersion: input.found.serviceVersion,
      messages: [input.bubble, ...input.turn.messages.map(fromParley), receipt],
      at: now,
      newId: deps.newId,
    })
    if (!saved) return undefined
    const submission = await freeze(trx, deps, actor, input, number, now)
    await openCase(trx, deps, { submission, applicant: actor.name, definition, officeId: office.id, due })
    await orderDocument(trx, deps, {
      submission,
      kind: 'receipt',
      title: say(found.locale, 'receipt.title', { number }),
    })
    await appendEvidence(trx, deps, {
      agencyId: found.agencyId,
      type: 'submission.accepted',
      at: now,
      about: { submission: submission.id, number, hash: complete.hash },
    })
    return saved
  }
  return serving(found.agencyId, () => deps.db.transaction(save))
}

async function freeze(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  input: SubmitInput,
  number: string,
  now: Date,
): Promise<FrozenSubmission> {
  const submission: FrozenSubmission = {
    agency_id: input.found.agencyId,
    id: deps.newId(),
    number,
    conversation_id: input.conversationId,
    account_id: actor.accountId,
    service_id: input.found.serviceId,
    service_version: input.found.serviceVersion,
    locale: input.found.locale,
    submitted_at: now,
  }
  await trx('submissions').insert({
    ...submission,
    data: JSON.stringify(input.complete.data),
    sections: JSON.stringify(sectionsShown(input, now)),
    hash: input.complete.hash,
  })
  return submission
}

/** The review exactly as it was shown before sending. */
function sectionsShown({ published, found }: SubmitInput, now: Date): ReviewSection[] {
  const shown = takeTurn(published.form, found.state, { kind: 'command', command: 'review' }, now)
  return shown.messages.find((message) => message.kind === 'review')?.sections ?? []
}

async function numberPrefix(deps: Deps, agencyId: string): Promise<string> {
  const agency = await deps.db('agencies').where({ id: agencyId }).first('slug')
  return String(agency?.slug).slice(0, 3).toUpperCase()
}

async function officeFor(
  deps: Deps,
  agencyId: string,
  slug: string,
): Promise<{ id: string; names: Record<string, string> }> {
  const office = await deps.db('offices').where({ agency_id: agencyId, slug }).first('id', 'names')
  if (!office) throw new Error(`The service routes to the office ${slug}, which its agency does not have.`)
  return office
}
