import type { Localized } from '../../catalog/in-locale.ts'
import { column, optional, ParleyModel } from '../database/model.ts'

export class Agency extends ParleyModel {
  declare id: string
  declare slug: string
  declare names: Localized
  declare verified_at: Date | null
  declare created_at: Date

  static override tableName = 'agencies'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      slug: column.text,
      names: column.json,
      verified_at: optional(column.time),
      created_at: column.time,
    },
  }
}
