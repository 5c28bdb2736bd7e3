import { column, ParleyModel } from '../database/model.ts'

export type ConversationStatus = 'open' | 'submitted' | 'decided'

/** Read side of a conversation. The turn itself writes by one prepared statement (save-turn.ts). */
export class ConversationRow extends ParleyModel {
  declare id: string
  declare account_id: string
  declare agency_id: string
  declare service_id: string
  declare service_version: number
  declare locale: string
  declare status: ConversationStatus
  declare version: number
  declare last_seq: number
  declare created_at: Date
  declare updated_at: Date

  static override tableName = 'conversations'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      account_id: column.id,
      agency_id: column.id,
      service_id: column.id,
      service_version: column.integer,
      locale: column.text,
      status: column.text,
      version: column.integer,
      last_seq: column.integer,
      created_at: column.time,
      updated_at: column.time,
    },
  }
}
