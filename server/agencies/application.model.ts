import { z } from 'zod'
import type { ApplicationStatus } from '../../catalog/agencies/check-application.ts'
import { column, optional, ParleyModel } from '../database/model.ts'
import { Agency } from './agency.model.ts'

const line = z.string().trim().min(1).max(200)
const names = z.object({ en: line, ru: line })

/** What is applied for: whose agency it is, where its offices are, and whom to ask. */
export const appliedFor = z.object({
  names,
  legalBody: line,
  registerNumber: z.string().trim().min(1).max(60),
  offices: z
    .array(z.object({ names, address: line }))
    .min(1)
    .max(20),
  contact: z.object({ name: line, email: z.email().max(200), phone: z.string().trim().max(40).default('') }),
})
export type AppliedFor = z.infer<typeof appliedFor>

export class AgencyApplication extends ParleyModel {
  declare agency_id: string
  declare id: string
  /** Who applies. */
  declare account_id: string
  declare status: ApplicationStatus
  declare names: AppliedFor['names']
  declare legal_body: string
  declare register_number: string
  declare offices: AppliedFor['offices']
  declare contact: AppliedFor['contact']
  declare evidence_hash: string | null
  declare created_at: Date
  declare sent_at: Date | null
  declare version: number

  static override tableName = 'agency_applications'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      account_id: column.id,
      status: column.text,
      names: column.json,
      legal_body: column.text,
      register_number: column.text,
      evidence_hash: optional(column.text),
      created_at: column.time,
      sent_at: optional(column.time),
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'agency_applications.agency_id', to: 'agencies.id' },
    },
  }
}

/** The columns that hold what is applied for. */
export const columnsOf = ({ names, legalBody, registerNumber, offices, contact }: AppliedFor) => ({
  names: JSON.stringify(names),
  legal_body: legalBody,
  register_number: registerNumber,
  offices: JSON.stringify(offices),
  contact: JSON.stringify(contact),
})

export const appliedForIn = (row: AgencyApplication): AppliedFor => ({
  names: row.names,
  legalBody: row.legal_body,
  registerNumber: row.register_number,
  offices: row.offices,
  contact: row.contact,
})
