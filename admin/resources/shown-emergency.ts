/** What the page of emergencies offers, and what is open to the official now. Times as ISO 8601. */
export type ShownEmergencies = {
  minutes: number[]
  shortestReason: number
  running: { caseId: string; number: string; endsAt: string }[]
}
