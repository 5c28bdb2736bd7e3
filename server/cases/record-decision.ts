import type { Knex } from 'knex'
import { explain } from '../../catalog/explain.ts'
import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { Agency } from '../agencies/agency.model.ts'
import { appendMessages } from '../conversations/append-messages.ts'
import type { Author, NewMessage } from '../conversations/message.ts'
import type { Deps } from '../deps.ts'
import { orderDocument } from '../documents/order-document.ts'
import { ChangedMeanwhile } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { publishedForm } from '../services/published-form.ts'
import { Submission } from '../submissions/submission.model.ts'
import { say } from '../texts/say.ts'
import { Case } from './case.model.ts'

type Decision = { outcome: 'granted' | 'refused'; reason: string; by: Actor | 'rule' }

/** Writes a decision with all that follows from it: state, evidence, the applicant's message, the document's order. */
export async function recordDecision(
  trx: Knex.Transaction,
  deps: Deps,
  found: Case,
  decision: Decision,
): Promise<Case> {
  const { outcome, reason, by } = decision
  const now = deps.now()
  const changed = await trx('cases')
    .where({ agency_id: found.agency_id, id: found.id, version: found.version, status: 'open' })
    .update({
      status: 'decided',
      outcome,
      reason,
      decided_by: by === 'rule' ? null : by.accountId,
      decided_by_rule: by === 'rule',
      decided_at: now,
      version: found.version + 1,
    })
  if (changed === 0) throw new ChangedMeanwhile()
  const submission = await Submission.query(trx).findById([found.agency_id, found.submission_id]).throwIfNotFound()
  await appendMessages(trx, {
    conversationId: submission.conversation_id,
    messages: [await decisionMessage(trx, found, decision, submission.locale)],
    status: 'decided',
    at: now,
    newId: deps.newId,
  })
  await orderDocument(trx, deps, {
    submission,
    kind: 'decision',
    title: await documentTitle(deps, found, submission, outcome),
  })
  await appendEvidence(trx, deps, {
    agencyId: found.agency_id,
    type: 'case.decided',
    at: now,
    about: {
      ...{ case: found.id, number: found.number, outcome, byRule: by === 'rule' },
      by: by === 'rule' ? null : by.accountId,
    },
  })
  return Case.query(trx).findById([found.agency_id, found.id]).throwIfNotFound()
}

async function decisionMessage(
  trx: Knex.Transaction,
  found: Case,
  decision: Decision,
  locale: string,
): Promise<NewMessage> {
  const agency = await Agency.query(trx).findById(found.agency_id).throwIfNotFound()
  const name = inLocale(agency.names, locale)
  const author: Author =
    decision.by === 'rule'
      ? { kind: 'agency', name, agency: agency.slug }
      : { kind: 'official', name: decision.by.name, role: inLocale(roleOf(decision.by, found), locale), agency: name }
  const words = [
    say(locale, `decision.${decision.outcome}`, { reason: decision.reason }),
    say(locale, 'decision.document-follows'),
  ]
  return { author, body: { kind: 'say', text: words.join('\n\n') } }
}

async function documentTitle(deps: Deps, found: Case, submission: Submission, outcome: string): Promise<string> {
  if (outcome === 'refused')
    return say(submission.locale, 'refusal.title', { service: inLocale(found.title, submission.locale) })
  const { definition } = await publishedForm(deps.db, {
    agencyId: found.agency_id,
    serviceId: submission.service_id,
    version: submission.service_version,
  })
  return inLocale(definition.output.title, submission.locale)
}

/** The role in which somebody decides: the first that allows it. */
function roleOf(actor: Actor, { agency_id, office_id, assigned_to }: Case): Localized {
  const { rule } = explain(actor, 'decide', 'Case', { agency_id, office_id, assigned_to })
  if (!rule) throw new Error('A case is decided by somebody whom no role allows it.')
  return rule.names
}
