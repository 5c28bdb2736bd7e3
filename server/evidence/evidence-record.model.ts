import { Agency } from '../agencies/agency.model.ts'
import { column, ParleyModel } from '../database/model.ts'
import type { EvidenceType } from './append-evidence.ts'

/** One record of an evidence log; `agency_id` is `theState` in the log of no agency. */
export class EvidenceRecord extends ParleyModel {
  declare agency_id: string
  /** In the database a bigint, which comes as text. */
  declare log_index: string
  declare id: string
  declare type: EvidenceType
  declare at: Date
  /** Canonical JSON: what the digest is over. */
  declare body: string
  declare prev_hash: Buffer
  declare hash: Buffer

  static override tableName = 'evidence_records'
  static override idColumn = ['agency_id', 'log_index']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      log_index: column.integer,
      id: column.id,
      type: column.text,
      at: column.time,
      body: column.text,
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'evidence_records.agency_id', to: 'agencies.id' },
    },
  }
}
