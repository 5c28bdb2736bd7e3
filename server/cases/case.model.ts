import type { Localized } from '../../catalog/in-locale.ts'
import { Office } from '../agencies/office.model.ts'
import { column, optional, ParleyModel } from '../database/model.ts'
import { Submission } from '../submissions/submission.model.ts'

export class Case extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare submission_id: string
  declare number: string
  declare account_id: string
  declare applicant: string
  declare service_id: string
  declare office_id: string
  /** The official who has taken the case, or was given it. */
  declare assigned_to: string | null
  declare title: Localized
  declare status: 'open' | 'decided'
  declare opened_at: Date
  declare due_at: Date
  declare outcome: 'granted' | 'refused' | null
  declare reason: string | null
  declare decided_by: string | null
  declare decided_by_rule: boolean | null
  declare decided_at: Date | null
  declare version: number

  static override tableName = 'cases'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      submission_id: column.id,
      number: column.text,
      account_id: column.id,
      applicant: column.text,
      service_id: column.id,
      office_id: column.id,
      assigned_to: optional(column.id),
      title: column.json,
      status: { type: 'string', enum: ['open', 'decided'] },
      opened_at: column.time,
      due_at: column.time,
      outcome: { type: ['string', 'null'], enum: ['granted', 'refused', null] },
      reason: optional(column.text),
      decided_by: optional(column.id),
      decided_by_rule: optional(column.flag),
      decided_at: optional(column.time),
      version: column.integer,
    },
  }
  static override relationMappings = {
    office: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Office,
      join: { from: ['cases.agency_id', 'cases.office_id'], to: ['offices.agency_id', 'offices.id'] },
    },
    submission: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Submission,
      join: { from: ['cases.agency_id', 'cases.submission_id'], to: ['submissions.agency_id', 'submissions.id'] },
    },
  }
}
