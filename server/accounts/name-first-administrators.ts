import type { Knex } from 'knex'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence, theState } from '../evidence/append-evidence.ts'

/**
 * Makes the two people whom the operator names administrators, both at once, and only while there is none: from then on
 * the setting says nothing. They need not have signed in before.
 * @returns whether they were named now
 */
export async function nameFirstAdministrators(deps: Deps): Promise<boolean> {
  const { config, log } = deps
  const { firstAdministrators: subjects, oidc } = config
  if (subjects.length === 0) return false
  const named = await actingFor({ purpose: 'house' }, () =>
    deps.db.transaction(async (trx) => {
      // Processes that start together name them once.
      await trx.raw(`select pg_advisory_xact_lock(hashtext('first-administrators'))`)
      if (await trx('role_assignments').where({ role: 'administrator', agency_id: null }).first('id')) return false
      const [first, second] = await Promise.all(subjects.map((sub) => accountOf(trx, deps, oidc.issuer, sub)))
      for (const account_id of [first, second])
        await trx('role_assignments').insert({
          id: deps.newId(),
          account_id,
          role: 'administrator',
          granted_at: deps.now(),
        })
      await appendEvidence(trx, deps, {
        agencyId: theState,
        type: 'administrators.named',
        at: deps.now(),
        about: { first: first ?? null, second: second ?? null, by: null },
      })
      return true
    }),
  )
  log.warn(named ? 'the first administrators are named' : 'PARLEY_FIRST_ADMINS is ignored: there are administrators')
  return named
}

/** The account of a subject, made where nobody has signed in with it yet; its name comes with the first sign-in. */
async function accountOf(trx: Knex.Transaction, deps: Deps, iss: string, sub: string): Promise<string> {
  await trx('accounts')
    .insert({ id: deps.newId(), iss, sub, name: sub, locale: 'en' })
    .onConflict(['iss', 'sub'])
    .ignore()
  const found = await trx('accounts').where({ iss, sub }).first('id')
  return found.id as string
}
