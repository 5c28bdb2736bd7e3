import type { Localized } from '../../catalog/in-locale.ts'
import { column, ParleyModel } from '../database/model.ts'
import { Agency } from './agency.model.ts'

export class Office extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare slug: string
  declare names: Localized
  declare address: string

  static override tableName = 'offices'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: { agency_id: column.id, id: column.id, slug: column.text, names: column.json, address: column.text },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'offices.agency_id', to: 'agencies.id' },
    },
  }
}
