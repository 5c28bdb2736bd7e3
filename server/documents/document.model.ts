import type { RevocationGround } from '../../catalog/document-lifecycle.ts'
import { column, optional, ParleyModel } from '../database/model.ts'
import type { IssuingProblem } from './issuing-problem.ts'

/** An issued document: ordered in the transaction of the decision, issued when its sealed PDF is stored. */
export class IssuedDocument extends ParleyModel {
  declare agency_id: string
  declare id: string
  declare kind: 'receipt' | 'decision'
  declare submission_id: string
  declare account_id: string
  declare number: string
  declare code: string
  declare title: string
  declare locale: string
  declare status: 'ordered' | 'issued'
  declare ordered_at: Date
  declare issued_at: Date | null
  declare sha256: string | null
  declare size: number | null
  /** Why it cannot be printed as it is; while there is one, no job tries. */
  declare problem: IssuingProblem | null
  /** How often it broke the browser that was to print it. */
  declare print_failures: number
  /** 1, 2, 3 … among the documents of the same kind on a submission. */
  declare version: number
  /** The document that this one takes the place of, and why. */
  declare supersedes: string | null
  declare reissue_reason: string | null
  declare revoked_at: Date | null
  declare revoked_by: string | null
  declare revocation_ground: RevocationGround | null
  declare revocation_reason: string | null

  static override tableName = 'documents'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      kind: { type: 'string', enum: ['receipt', 'decision'] },
      submission_id: column.id,
      account_id: column.id,
      number: column.text,
      code: column.text,
      title: column.text,
      locale: column.text,
      status: { type: 'string', enum: ['ordered', 'issued'] },
      ordered_at: column.time,
      issued_at: optional(column.time),
      sha256: optional(column.text),
      size: optional(column.integer),
      problem: column.json,
      print_failures: column.integer,
      version: column.integer,
      supersedes: optional(column.id),
      reissue_reason: optional(column.text),
      revoked_at: optional(column.time),
      revoked_by: optional(column.id),
      revocation_ground: optional(column.text),
      revocation_reason: optional(column.text),
    },
  }
}
