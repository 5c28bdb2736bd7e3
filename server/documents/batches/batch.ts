/** What is done to each case: it is granted, its document issued again, or what could not be printed tried again. */
export const batchActions = ['grant', 'reissue', 'retry'] as const
export type BatchAction = (typeof batchActions)[number]

/** As many cases as a batch takes. */
export const mostCases = 5_000

export type Batch = {
  agency_id: string
  id: string
  action: BatchAction
  reason: string
  begun_by: string
  begun_at: Date
  finished_at: Date | null
}

export type BatchItem = {
  agency_id: string
  batch_id: string
  position: number
  case_number: string
  status: 'waiting' | 'done' | 'failed'
  problem: string | null
  document_id: string | null
}

/** The right that each action needs, on a case or on its documents. */
export const rightFor = {
  grant: { action: 'decide', subject: 'Case' },
  reissue: { action: 'reissue', subject: 'Document' },
  retry: { action: 'reissue', subject: 'Document' },
} as const
