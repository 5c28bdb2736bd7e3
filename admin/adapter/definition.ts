import type { ParleyModel } from '../../server/database/model.ts'

/** A table as the panel may see it. What is not readable or writable here does not exist for AdminJS. */
export type TableDefinition = {
  /** The id in the panel's addresses: the table's name. */
  id: string
  model: typeof ParleyModel
  /** The subject whose rules decide over its rows. */
  subject: string
  /** Columns that are no property at all: never selected, sent, filtered, sorted or written. */
  hidden?: readonly string[]
  /** The only columns that create and update take. */
  writable?: readonly string[]
}
