import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { column, ParleyModel } from '../database/model.ts'

/** One published version: immutable, since conversations and submissions are pinned to it. */
export class ServiceVersion extends ParleyModel {
  declare agency_id: string
  declare service_id: string
  declare version: number
  declare definition: ServiceDefinition
  declare form_hash: string
  declare published_at: Date

  static override tableName = 'service_versions'
  static override idColumn = ['agency_id', 'service_id', 'version']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      service_id: column.id,
      version: column.integer,
      definition: column.json,
      form_hash: column.text,
      published_at: column.time,
    },
  }
}
