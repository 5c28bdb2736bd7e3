import type { BatchAction } from '../../server/documents/batches/batch.ts'
import type { BatchProgress } from '../../server/documents/batches/read-batches.ts'

export type ShownBatch = {
  id: string
  action: BatchAction
  reason: string
  begunAt: string
  finishedAt: string | null
  progress: BatchProgress
}

export type ShownBatches = { batches: ShownBatch[]; services: { id: string; title: string }[] }

/** A case of a batch that nothing came of; `problem` is the reason in the official's language. */
export type ShownFailure = { number: string; problem: string }
