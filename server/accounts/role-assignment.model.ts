import { Agency } from '../agencies/agency.model.ts'
import { Office } from '../agencies/office.model.ts'
import { column, optional, ParleyModel } from '../database/model.ts'
import { Account } from './account.model.ts'

export class RoleAssignment extends ParleyModel {
  declare id: string
  declare account_id: string
  declare agency_id: string | null
  declare office_id: string | null
  declare role: string
  declare granted_at: Date

  static override tableName = 'role_assignments'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      account_id: column.id,
      agency_id: optional(column.id),
      office_id: optional(column.id),
      role: column.text,
      granted_at: column.time,
    },
  }
  static override relationMappings = {
    account: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Account,
      join: { from: 'role_assignments.account_id', to: 'accounts.id' },
    },
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'role_assignments.agency_id', to: 'agencies.id' },
    },
    office: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Office,
      join: { from: 'role_assignments.office_id', to: 'offices.id' },
    },
  }
}
