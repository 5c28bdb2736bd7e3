import { column, optional, ParleyModel } from '../database/model.ts'

/** One signed-in browser. The cookie holds a random token, the table only its digest. */
export class Session extends ParleyModel {
  declare id_hash: Buffer
  declare account_id: string
  declare sid: string | null
  declare acr: string | null
  declare auth_time: Date
  declare created_at: Date
  declare last_seen_at: Date
  declare idle_minutes: number
  declare absolute_expires: Date
  declare revoked_at: Date | null

  static override tableName = 'sessions'
  static override idColumn = 'id_hash'
  static override jsonSchema = {
    type: 'object',
    properties: {
      account_id: column.id,
      sid: optional(column.text),
      acr: optional(column.text),
      idle_minutes: column.integer,
    },
  }
}
