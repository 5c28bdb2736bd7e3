import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { type FormDefinition, hashForm } from '#forms'
import { searchTexts } from '../../catalog/search-texts.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'

/**
 * Publishes a definition as the service's next version, unless it has been published before: a definition that someone
 * has improved since is not taken back.
 */
export async function publishService(
  trx: Knex.Transaction,
  agency_id: string,
  { slug, definition }: { slug: string; definition: ServiceDefinition },
  now: Date,
): Promise<void> {
  const listed = { category: definition.category, ...searchTexts(definition) }
  await trx('services')
    .insert({ agency_id, id: newId(), slug, ...listed })
    .onConflict(['agency_id', 'slug'])
    .ignore()
  const { id } = await trx('services').where({ agency_id, slug }).first('id')
  const versions = () => trx('service_versions').where({ agency_id, service_id: id })
  // The column keeps the text as it was written, so equal texts are equal definitions, in the same order.
  const text = JSON.stringify(definition)
  if (await versions().whereRaw('definition::text = ?', [text]).first('version')) return
  const newest = await versions().orderBy('version', 'desc').first('version')
  const version = (newest?.version ?? 0) + 1
  await trx('service_versions').insert({
    agency_id,
    service_id: id,
    version,
    definition: text,
    form_hash: hashForm(definition.form as FormDefinition),
    published_at: now,
  })
  await trx('services')
    .where({ agency_id, id })
    .update({ published_version: version, ...listed })
}
