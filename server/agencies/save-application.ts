import type { Knex } from 'knex'
import { z } from 'zod'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { freeSlug } from '../../catalog/free-slug.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { writeStartingRoles } from '../accounts/write-starting-roles.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { type AppliedFor, appliedFor, columnsOf } from './application.model.ts'
import { anyRefused, checkNames, type NameChecks } from './check-names.ts'
import { lockOpenApplication } from './lock-application.ts'

export const saveApplicationInput = appliedFor.extend({ id: z.uuid().optional() })

export type SavedApplication = { saved: true; id: string; names: NameChecks } | { saved: false; names: NameChecks }

/**
 * Begins an application for an agency, or changes one that is not sent or was returned. A new agency comes to be with
 * its application; it is not verified and nobody sees it.
 * @returns not saved when a name may not be one, with the reasons. @throws NotFound, NotPermitted, NotInThisState
 */
export async function saveApplication(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof saveApplicationInput>,
): Promise<SavedApplication> {
  const { id, ...given } = saveApplicationInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const found = id === undefined ? undefined : await lockOpenApplication(trx, actor, id)
    const names = await checkNames(trx, found?.agency_id, given.names)
    if (anyRefused(names)) return { saved: false, names }
    const applied = { ...given, names: { en: names.en?.name ?? '', ru: names.ru?.name ?? '' } }
    if (!found) return { saved: true, id: await begin(trx, deps, actor, applied), names }
    const changed = { ...columnsOf(applied), version: found.version + 1 }
    await trx('agency_applications').where({ agency_id: found.agency_id, id: found.id }).update(changed)
    return { saved: true, id: found.id, names }
  })
}

async function begin(trx: Knex.Transaction, deps: Deps, actor: Actor, applied: AppliedFor): Promise<string> {
  authorize(actor, 'apply', 'AgencyApplication', { account_id: actor.accountId })
  const [agency_id, id] = [deps.newId(), deps.newId()]
  await trx.raw(`select pg_advisory_xact_lock(hashtext('agencies.slug'))`)
  const wanted = slugFor(applied.names.en)
  const slug = freeSlug(wanted, await slugsLike(trx, wanted))
  await trx('agencies').insert({ id: agency_id, slug, names: applied.names })
  await writeStartingRoles(trx, deps.newId, agency_id)
  const row = { agency_id, id, account_id: actor.accountId, created_at: deps.now(), ...columnsOf(applied) }
  await trx('agency_applications').insert(row)
  const about = { application: id, appliedBy: actor.accountId }
  await serving(agency_id, () =>
    appendEvidence(trx, deps, { agencyId: agency_id, type: 'agency.applied', at: deps.now(), about }),
  )
  return id
}

const slugsLike = (trx: Knex.Transaction, wanted: string): Promise<string[]> =>
  trx('agencies').where('slug', wanted).orWhereLike('slug', `${wanted}-%`).pluck('slug')
