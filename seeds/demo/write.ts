import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { writeStartingRoles } from '../../server/accounts/write-starting-roles.ts'
import { agencies, type DemoAgency } from './agencies.ts'
import { writeApplication } from './application.ts'
import { type DemoPerson, people } from './people.ts'
import { publishService } from './publish-service.ts'
import { services } from './services/index.ts'

/**
 * Writes the demo: agencies with offices, people with roles, services with their published versions. Safe to repeat and
 * from several processes at once. What people changed since is left: names, verification, versions of their own.
 * @param knex connected as the owner of the tables
 * @param issuer the identity provider at which the demo people sign in
 */
export async function seedDemo(knex: Knex, { issuer, now }: { issuer: string; now: Date }): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('parley-demo'))`)
    const agencyIds = new Map<string, string>()
    for (const agency of agencies) agencyIds.set(agency.slug, await writeAgency(trx, agency, now))
    for (const person of people) await writePerson(trx, person, issuer, (slug) => idOf(agencyIds, slug))
    for (const agency of agencies) await writeApplication(trx, agency, idOf(agencyIds, agency.slug), { issuer, now })
    for (const { agency, ...service } of services) await publishService(trx, idOf(agencyIds, agency), service, now)
  })
}

async function writeAgency(trx: Knex.Transaction, agency: DemoAgency, now: Date): Promise<string> {
  const { slug, names, verified, offices } = agency
  const row = { id: newId(), slug, names, verified_at: verified ? now : null }
  await trx('agencies').insert(row).onConflict('slug').ignore()
  const { id } = await trx('agencies').where({ slug }).first('id')
  for (const office of offices) {
    await trx('offices')
      .insert({ agency_id: id, id: newId(), ...office })
      .onConflict(['agency_id', 'slug'])
      .ignore()
  }
  await writeStartingRoles(trx, newId, id)
  return id
}

async function writePerson(
  trx: Knex.Transaction,
  { sub, names, locale, roles }: DemoPerson,
  iss: string,
  agencyId: (slug: string) => string,
): Promise<void> {
  await trx('accounts')
    .insert({ id: newId(), iss, sub, name: names[locale], locale })
    .onConflict(['iss', 'sub'])
    .ignore()
  const { id: account_id } = await trx('accounts').where({ iss, sub }).first('id')
  for (const { role, agency } of roles) {
    await trx('role_assignments')
      .insert({ id: newId(), account_id, agency_id: agency === null ? null : agencyId(agency), role })
      .onConflict(['account_id', 'agency_id', 'role'])
      .ignore()
  }
}

function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`The demo has no agency ${slug}.`)
  return id
}
