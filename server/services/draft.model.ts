import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { column, optional, ParleyModel } from '../database/model.ts'

export type DraftStatus = 'draft' | 'in-review'

export class ServiceDraft extends ParleyModel {
  declare agency_id: string
  declare service_id: string
  declare definition: ServiceDefinition
  declare based_on: number | null
  declare revision: number
  declare status: DraftStatus
  declare edited_by: string
  declare edited_at: Date
  declare submitted_by: string | null
  declare submitted_at: Date | null
  declare returned_because: string | null

  static override tableName = 'service_drafts'
  static override idColumn = ['agency_id', 'service_id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      service_id: column.id,
      definition: column.json,
      based_on: optional(column.integer),
      revision: column.integer,
      status: column.text,
      edited_by: column.id,
      edited_at: column.time,
      submitted_by: optional(column.id),
      submitted_at: optional(column.time),
      returned_because: optional(column.text),
    },
  }
}
