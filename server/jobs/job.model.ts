import { column, optional, ParleyModel } from '../database/model.ts'

/** A job as the queue's own table keeps it, of which pg-boss is the owner: here it is read, and changed by pg-boss alone. */
export class Job extends ParleyModel {
  declare id: string
  /** The queue. */
  declare name: string
  declare state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'
  declare data: { agencyId?: string; id?: string } | null
  declare retry_count: number
  declare retry_limit: number
  declare created_on: Date
  declare start_after: Date
  declare started_on: Date | null
  declare completed_on: Date | null
  /** Of a failed attempt the error, whole: it is not for people. */
  declare output: { code?: string; params?: { system?: string } } | null

  static override tableName = 'pgboss.job'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      name: column.text,
      state: column.text,
      retry_count: column.integer,
      retry_limit: column.integer,
      created_on: column.time,
      start_after: column.time,
      started_on: optional(column.time),
      completed_on: optional(column.time),
    },
  }
}
