import { createHash } from 'node:crypto'
import { subject } from '@casl/ability'
import type { Knex } from 'knex'
import { z } from 'zod'
import { abilityFor } from '../../catalog/abilities.ts'
import { explain } from '../../catalog/explain.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { Agency } from '../agencies/agency.model.ts'
import { Case } from '../cases/case.model.ts'
import { appendMessages } from '../conversations/append-messages.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { Submission } from '../submissions/submission.model.ts'
import { say } from '../texts/say.ts'
import { EmergencyOpening } from './emergency-opening.model.ts'

/** For how long a case can be opened. */
export const emergencyMinutes = [30, 60, 240] as const
/** Shorter than this is no reason that anybody could check. */
export const shortestReason = 20

export const openInEmergencyInput = z.object({
  /** Made by the page: the same request sent again opens nothing again. */
  id: z.uuid(),
  number: z.string().trim().min(1).max(40),
  reason: z.string().trim().min(shortestReason).max(1000),
  minutes: z.union([z.literal(30), z.literal(60), z.literal(240)]),
})

/**
 * Opens one case of the agency beyond the official's usual reach, for a limited time. The applicant is told in the
 * conversation and among those who looked; the evidence has it; whoever watches over emergencies sees it.
 * @returns the opening; the same request again returns the one it has made, over or not.
 * @throws NotFound for what is not there or not the agency's; Invalid without a reason; NotInThisState while the case is
 *   open to them already.
 */
export async function openInEmergency(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof openInEmergencyInput>,
): Promise<EmergencyOpening> {
  const asked = openInEmergencyInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const made = await EmergencyOpening.query(trx).findOne({ id: asked.id, opened_by: actor.accountId })
    if (made) return made
    const found = await findCase(trx, asked.number)
    if (!found || !abilityFor(actor).can('open', subject('Case', { ...found }))) throw new NotFound('case')
    const now = deps.now()
    const { agency_id, id: case_id } = found
    const running = { agency_id, case_id, opened_by: actor.accountId }
    if (await EmergencyOpening.query(trx).findOne(running).where('ends_at', '>', now)) throw new NotInThisState('open')
    await trx('emergency_openings').insert({
      ...running,
      id: asked.id,
      case_number: found.number,
      opened_by_name: actor.name,
      reason: asked.reason,
      opened_at: now,
      ends_at: new Date(now.getTime() + asked.minutes * 60_000),
    })
    const opening = await EmergencyOpening.query(trx).findById([agency_id, asked.id]).throwIfNotFound()
    await leaveTraces(trx, deps, actor, found, opening)
    return opening
  })
}

/** By the house: the case is beyond the official's reach. Locked, so that it is opened once at a time. */
const findCase = (trx: Knex, number: string) =>
  actingFor({ purpose: 'house' }, async () => Case.query(trx).findOne({ number }).forUpdate())

async function leaveTraces(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  found: Case,
  opening: EmergencyOpening,
): Promise<void> {
  const { agency_id, reason, opened_at: at, ends_at } = opening
  await recordAccess(trx, deps, actor, {
    accountId: found.account_id,
    agencyId: agency_id,
    caseNumber: found.number,
    what: { key: 'access.opened-in-emergency', params: { reason } },
    purpose: 'access.purpose.emergency',
  })
  await appendEvidence(trx, deps, {
    agencyId: agency_id,
    type: 'case.opened-in-emergency',
    at,
    about: {
      opening: opening.id,
      case: found.id,
      number: found.number,
      by: actor.accountId,
      until: ends_at.toISOString(),
      reasonSha256: createHash('sha256').update(reason).digest('hex'),
    },
  })
  await actingFor({ purpose: 'house' }, () => tellApplicant(trx, deps, actor, found, opening))
}

/** By the house as well: the conversation opens to the official only with what is being written here. */
async function tellApplicant(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  found: Case,
  { reason, opened_at, ends_at }: EmergencyOpening,
): Promise<void> {
  const agency = await Agency.query(trx).findById(found.agency_id).throwIfNotFound()
  const { conversation_id, locale } = await Submission.query(trx)
    .findById([found.agency_id, found.submission_id])
    .select('conversation_id', 'locale')
    .throwIfNotFound()
  const { rule } = explain(actor, 'open', 'Case', { ...found })
  const author = {
    kind: 'official',
    name: actor.name,
    role: rule ? inLocale(rule.names, locale) : '',
    agency: inLocale(agency.names, locale),
  } as const
  const minutes = Math.round((ends_at.getTime() - opened_at.getTime()) / 60_000)
  const text = say(locale, 'emergency.opened', { number: found.number, minutes, reason })
  await appendMessages(trx, {
    conversationId: conversation_id,
    messages: [{ author, body: { kind: 'say', text } }],
    at: opened_at,
    newId: deps.newId,
  })
}
