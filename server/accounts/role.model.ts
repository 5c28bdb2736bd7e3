import type { RoleDefinition } from '../../catalog/starting-roles.ts'
import { Agency } from '../agencies/agency.model.ts'
import { column, ParleyModel } from '../database/model.ts'

/** A role of an agency. What it holds are the rows of `role_permissions`. */
export class Role extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare key: string
  declare names: RoleDefinition['names']
  declare version: number
  declare changed_at: Date

  static override tableName = 'roles'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      key: column.text,
      names: column.json,
      version: column.integer,
      changed_at: column.time,
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'roles.agency_id', to: 'agencies.id' },
    },
  }
}
