import { Agency } from '../agencies/agency.model.ts'
import { column, optional, ParleyModel } from '../database/model.ts'

export class Service extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare slug: string
  declare published_version: number | null
  declare category: string
  declare title_text: string
  declare body_text: string
  declare archived_at: Date | null
  declare created_at: Date

  static override tableName = 'services'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      slug: column.text,
      published_version: optional(column.integer),
      category: column.text,
      title_text: column.text,
      body_text: column.text,
      archived_at: optional(column.time),
      created_at: column.time,
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'services.agency_id', to: 'agencies.id' },
    },
  }
}
