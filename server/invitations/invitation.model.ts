import { Agency } from '../agencies/agency.model.ts'
import { column, optional, ParleyModel } from '../database/model.ts'

export class Invitation extends ParleyModel {
  declare id: string
  declare agency_id: string | null
  declare email: string
  declare role: string
  declare office_id: string | null
  /** SHA-256 of the link's token, which is kept nowhere. */
  declare token_hash: Buffer | null
  declare attempts: number
  declare invited_by: string
  declare invited_at: Date
  declare sent_at: Date | null
  declare expires_at: Date
  declare accepted_by: string | null
  declare accepted_at: Date | null
  declare withdrawn_at: Date | null

  static override tableName = 'invitations'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      agency_id: optional(column.id),
      email: column.text,
      role: column.text,
      invited_at: column.time,
      sent_at: optional(column.time),
      expires_at: column.time,
      accepted_at: optional(column.time),
      withdrawn_at: optional(column.time),
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'invitations.agency_id', to: 'agencies.id' },
    },
  }
}
