/** A submission as it was just frozen: its columns without the answers. */
export type FrozenSubmission = {
  agency_id: string
  id: string
  number: string
  conversation_id: string
  account_id: string
  service_id: string
  service_version: number
  locale: string
  submitted_at: Date
}
