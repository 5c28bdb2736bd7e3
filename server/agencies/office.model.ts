import type { Localized } from '../../catalog/in-locale.ts'
import { column, optional, ParleyModel } from '../database/model.ts'
import { Agency } from './agency.model.ts'

export class Office extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare slug: string
  declare names: Localized
  declare address: string
  /** For whom it is there, in words. */
  declare area: string
  declare version: number
  /** A closed office keeps its cases and is chosen for nothing. */
  declare closed_at: Date | null

  static override tableName = 'offices'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      slug: column.text,
      names: column.json,
      address: column.text,
      area: column.text,
      version: column.integer,
      closed_at: optional(column.time),
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'offices.agency_id', to: 'agencies.id' },
    },
  }
}
