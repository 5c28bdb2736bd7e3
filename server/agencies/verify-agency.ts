import type { Knex } from 'knex'
import type { MadeCheck } from '../../catalog/agencies/check-application.ts'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { freeSlug } from '../../catalog/free-slug.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { announceStanding } from './announce-standing.ts'
import type { AgencyApplication } from './application.model.ts'
import { anyRefused, checkNames } from './check-names.ts'

/** A verification is looked at anew after two years. */
const validYears = 2

/**
 * Writes what the badge stands for, in the transaction of the second check: who verified whom, by what, until when.
 * @throws Invalid when a name was taken by another agency meanwhile
 */
export async function verifyAgency(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  application: AgencyApplication,
  first: MadeCheck,
): Promise<void> {
  const { agency_id, names } = application
  const now = deps.now()
  const validUntil = new Date(now)
  validUntil.setUTCFullYear(now.getUTCFullYear() + validYears)
  await takeNames(trx, application)
  await trx('agency_verifications').where({ agency_id, ended_at: null }).update({ ended_at: now })
  const id = deps.newId()
  await trx('agency_verifications').insert({
    agency_id,
    id,
    application_id: application.id,
    legal_body: application.legal_body,
    register_number: application.register_number,
    applied_by: application.account_id,
    first_check_by: first.by,
    first_check_at: first.at,
    second_check_by: actor.accountId,
    second_check_at: now,
    evidence_hash: application.evidence_hash,
    valid_from: now,
    valid_until: validUntil,
  })
  const standing = { verified_at: now, suspended_at: null, suspended_by: null, revoked_at: null, standing_reason: null }
  await trx('agencies')
    .where({ id: agency_id })
    .update({ names, ...standing })
  await openOffices(trx, deps, application)
  await giveToApplicant(trx, deps, application)
  await appendEvidence(trx, deps, {
    agencyId: agency_id,
    type: 'agency.verified',
    at: now,
    about: {
      verification: id,
      legalBody: application.legal_body,
      registerNumber: application.register_number,
      firstCheckBy: first.by,
      secondCheckBy: actor.accountId,
      evidence: application.evidence_hash,
      validFrom: now.toISOString(),
      validUntil: validUntil.toISOString(),
    },
  })
  await announceStanding(trx, agency_id)
}

/** From now on nobody else gets a name that looks like these. The primary key decides between two at once. */
async function takeNames(trx: Knex.Transaction, { agency_id, names }: AgencyApplication): Promise<void> {
  await trx.raw(`select pg_advisory_xact_lock(hashtext('agencies.names'))`)
  const checks = await checkNames(trx, agency_id, names)
  if (anyRefused(checks)) throw new Invalid([{ path: 'names', reason: 'refused' }])
  const taken = Object.values(checks).map(({ name, skeleton }) => ({ skeleton, name, agency_id }))
  await trx('verified_names').insert(taken).onConflict('skeleton').ignore()
}

/** Who has applied looks after the people of the agency from now on, and invites the others. */
async function giveToApplicant(trx: Knex.Transaction, deps: Deps, { agency_id, account_id }: AgencyApplication) {
  const role = 'staff-administrator'
  const row = { id: deps.newId(), account_id, agency_id, role, granted_at: deps.now() }
  const given = await trx('role_assignments')
    .insert(row)
    .onConflict(['account_id', 'agency_id', 'role'])
    .ignore()
    .returning('id')
  if (given.length === 0) return
  const about = { role, to: account_id, office: null, by: null }
  await appendEvidence(trx, deps, { agencyId: agency_id, type: 'role.given', at: deps.now(), about })
}

async function openOffices(trx: Knex.Transaction, deps: Deps, { agency_id, offices }: AgencyApplication) {
  const there = await trx('offices').where({ agency_id }).select('slug', 'names')
  const slugs = there.map(({ slug }) => slug)
  for (const { names, address } of offices) {
    const known = there.find((office) => office.names.en === names.en)
    if (known) await trx('offices').where({ agency_id, slug: known.slug }).update({ address })
    else {
      const slug = freeSlug(slugFor(names.en), slugs)
      slugs.push(slug)
      await trx('offices').insert({ agency_id, id: deps.newId(), slug, names, address })
    }
  }
}
