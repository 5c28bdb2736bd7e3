import type { Knex } from 'knex'
import { compileForm, type Form } from '#forms'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { statement } from '../database/statement.ts'
import { NotFound } from '../errors.ts'

/** A published version with its form compiled. Immutable, so it is kept as long as there is room. */
export type PublishedForm = { definition: ServiceDefinition; form: Form }

export type VersionKey = { agencyId: string; serviceId: string; version: number }

const room = 200
const kept = new Map<string, PublishedForm>()

/** The compiled form of a service version; the least recently used one goes when there is no room. */
export async function publishedForm(db: Knex, key: VersionKey): Promise<PublishedForm> {
  const id = `${key.agencyId}/${key.serviceId}/${key.version}`
  const found = kept.get(id) ?? (await load(db, key))
  kept.delete(id)
  kept.set(id, found)
  const oldest = kept.keys().next().value
  if (kept.size > room && oldest !== undefined) kept.delete(oldest)
  return found
}

async function load(db: Knex, key: VersionKey): Promise<PublishedForm> {
  const found = await statement(db, {
    name: 'service-version',
    text: 'select definition from service_versions where agency_id = $1 and service_id = $2 and version = $3',
    values: [key.agencyId, key.serviceId, key.version],
  })
  const definition = found.rows[0]?.definition as ServiceDefinition | undefined
  if (!definition) throw new NotFound('service version')
  return { definition, form: compileForm(definition.form as Parameters<typeof compileForm>[0]) }
}
