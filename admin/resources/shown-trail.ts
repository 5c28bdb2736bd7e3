/** One thing that was done, in the reader's language; time as ISO 8601. */
export type ShownLine = {
  id: string
  at: string
  /** Null where Parley did it by itself. */
  who: string | null
  agency: string
  what: string
  before: string | null
  after: string | null
  reason: string | null
}

export type ShownTrail = {
  rows: ShownLine[]
  /** Where the next page begins; null at the end. */
  next: string | null
  types: { type: string; words: string }[]
  agencies: { slug: string; name: string }[]
}

/** A record as its page shows it, with what can be checked. */
export type ShownRecord = ShownLine & { index: number; hash: string; body: string }
