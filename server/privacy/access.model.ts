import { column, optional, ParleyModel } from '../database/model.ts'

/** Somebody looked at a person's data: shown to that person, never changed or removed. */
export class Access extends ParleyModel {
  declare account_id: string
  declare id: string
  declare agency_id: string
  declare accessed_by: string | null
  declare role: string
  declare case_number: string | null
  declare what: string
  declare purpose: string
  declare at: Date

  static override tableName = 'accesses'
  static override idColumn = ['account_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      account_id: column.id,
      id: column.id,
      agency_id: column.id,
      accessed_by: optional(column.id),
      role: column.text,
      case_number: optional(column.text),
      what: column.text,
      purpose: column.text,
      at: column.time,
    },
  }
}
