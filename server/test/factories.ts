import type { Knex } from 'knex'
import { v7 as uuidv7 } from 'uuid'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { writeStartingRoles } from '../accounts/write-starting-roles.ts'
import { proofOfAddress } from './proof-of-address.ts'

let counted = 0
const next = (word: string) => `${word}-${++counted}`

export type AnAgency = { id: string; slug: string; offices: Record<string, string> }

/** A verified agency with the offices of the test service. */
export async function anAgency(db: Knex, { slug = next('registry'), verified = true } = {}): Promise<AnAgency> {
  const id = uuidv7()
  await db('agencies').insert({
    id,
    slug,
    names: { en: `Agency ${slug}`, ru: `Ведомство ${slug}` },
    verified_at: verified ? new Date('2026-01-05T09:00:00Z') : null,
  })
  const offices: Record<string, string> = {}
  for (const office of ['front-desk', 'school-desk']) {
    offices[office] = uuidv7()
    const names = { en: `Office ${office}`, ru: `Отдел ${office}` }
    await db('offices').insert({ agency_id: id, id: offices[office], slug: office, names })
  }
  await writeStartingRoles(db, uuidv7, id)
  return { id, slug, offices }
}

/** A published service of an agency, which is made when none is given. Its `name` is what a conversation begins with. */
export async function aService(
  db: Knex,
  {
    agency,
    definition = proofOfAddress,
    slug = next('proof'),
  }: { agency?: AnAgency; definition?: ServiceDefinition; slug?: string } = {},
): Promise<{ agency: AnAgency; id: string; slug: string; name: string }> {
  const owner = agency ?? (await anAgency(db))
  const id = uuidv7()
  await db.transaction(async (trx) => {
    await trx('services').insert({
      agency_id: owner.id,
      id,
      slug,
      category: definition.category,
      title_text: Object.values(definition.titles).join(' '),
      body_text: [...Object.values(definition.summary), ...Object.values(definition.asked).flat()].join(' '),
    })
    await trx('service_versions').insert({
      agency_id: owner.id,
      service_id: id,
      version: 1,
      definition: JSON.stringify(definition),
      form_hash: 'of the test',
      published_at: new Date(),
    })
    await trx('services').where({ agency_id: owner.id, id }).update({ published_version: 1 })
  })
  return { agency: owner, id, slug, name: `${owner.slug}/${slug}` }
}

/** Publishes the next version of a service. */
export async function aNewVersion(
  db: Knex,
  service: { agency: AnAgency; id: string },
  definition: ServiceDefinition,
): Promise<void> {
  const key = { agency_id: service.agency.id, id: service.id }
  await db.transaction(async (trx) => {
    const { published_version: last } = await trx('services').where(key).first('published_version')
    await trx('service_versions').insert({
      agency_id: service.agency.id,
      service_id: service.id,
      version: last + 1,
      definition: JSON.stringify(definition),
      form_hash: 'of the test',
      published_at: new Date(),
    })
    await trx('services')
      .where(key)
      .update({ published_version: last + 1 })
  })
}

export type APerson = { id: string; iss: string; sub: string; name: string }

/** An account; an official's when roles are given. */
export async function aPerson(
  db: Knex,
  {
    name = 'Anna Test',
    locale = 'en',
    roles = [] as { role: string; agencyId: string | null; officeId?: string | undefined }[],
  } = {},
): Promise<APerson> {
  const person = { id: uuidv7(), iss: 'https://id.test', sub: next('person'), name }
  await db('accounts').insert({ ...person, locale })
  for (const { role, agencyId, officeId = null } of roles) {
    const held = { agency_id: agencyId, role, office_id: officeId }
    await db('role_assignments').insert({ id: uuidv7(), account_id: person.id, ...held })
  }
  return person
}
