import type { Localized } from '../../catalog/in-locale.ts'
import { column, optional, ParleyModel } from '../database/model.ts'

export class Agency extends ParleyModel {
  declare id: string
  declare slug: string
  declare names: Localized
  declare verified_at: Date | null
  declare suspended_at: Date | null
  declare suspended_by: string | null
  declare revoked_at: Date | null
  /** Why it is suspended or revoked, or was restored. */
  declare standing_reason: string | null
  declare created_at: Date

  static override tableName = 'agencies'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      slug: column.text,
      names: column.json,
      verified_at: optional(column.time),
      suspended_at: optional(column.time),
      suspended_by: optional(column.id),
      revoked_at: optional(column.time),
      standing_reason: optional(column.text),
      created_at: column.time,
    },
  }
}
