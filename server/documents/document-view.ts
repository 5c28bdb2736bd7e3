/** What a template can speak of. Dates are `YYYY-MM-DD` or ISO 8601 instants; `| day` and `| time` put them in words. */
export type DocumentView = {
  /** BCP 47 language of the document. */
  locale: string
  /** IANA zone in which instants are told; UTC when left out. */
  timeZone?: string
  document: {
    number: string
    code: string
    verifyUrl: string
    issuedOn: string
    title: string
    /** The number of the document whose place it takes. */
    replaces?: string | undefined
  }
  agency: { name: string }
  applicant: { name: string }
  answers: unknown
  decision?: { outcome: string; reason: string; decidedOn: string; official?: string }
  /** A print to be looked at: it says so at its head and foot, and there is nothing to check. */
  sample?: true
  /** The agency's own words for this service. */
  texts?: Record<string, string>
  [more: string]: unknown
}
