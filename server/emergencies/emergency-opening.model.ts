import { Agency } from '../agencies/agency.model.ts'
import { column, ParleyModel } from '../database/model.ts'

/** A case that an official has opened in an emergency, until when and why. Never changed: it ends by its time. */
export class EmergencyOpening extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare case_id: string
  declare case_number: string
  declare opened_by: string
  /** What the official was called then. */
  declare opened_by_name: string
  declare reason: string
  declare opened_at: Date
  declare ends_at: Date

  static override tableName = 'emergency_openings'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      case_id: column.id,
      case_number: column.text,
      opened_by: column.id,
      opened_by_name: column.text,
      reason: column.text,
      opened_at: column.time,
      ends_at: column.time,
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'emergency_openings.agency_id', to: 'agencies.id' },
    },
  }
}
