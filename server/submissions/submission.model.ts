import { column, ParleyModel } from '../database/model.ts'
import type { ReviewSection } from './review-section.ts'

/** Answers whose time has passed, gone on one day. */
export type Erasure = { at: string; titles: string[] }

/** The answers as sent: frozen, hashed, numbered. The application role cannot update this table; answers are erased by a function of it. */
export class Submission extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare number: string
  declare conversation_id: string
  declare account_id: string
  declare service_id: string
  declare service_version: number
  declare locale: string
  declare data: Record<string, unknown>
  declare sections: ReviewSection[]
  declare hash: string
  /** What was erased since, by the titles of the questions. */
  declare erasures: Erasure[]
  declare submitted_at: Date

  static override tableName = 'submissions'
  static override idColumn = ['agency_id', 'id']
  static override jsonAttributes = ['data', 'sections', 'erasures']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      number: column.text,
      conversation_id: column.id,
      account_id: column.id,
      service_id: column.id,
      service_version: column.integer,
      locale: column.text,
      data: column.json,
      sections: { type: 'array' },
      hash: column.text,
      erasures: { type: 'array' },
      submitted_at: column.time,
    },
  }
}
