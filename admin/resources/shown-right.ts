/** What the page of a person's rights shows: the choices, their roles, and the answer to what was asked. */
export type ShownRights = {
  name: string
  roles: { role: string; agency: string | null }[]
  subjects: string[]
  actions: string[]
  parts: string[]
  asked: { subject: string; action: string; record: string; part?: string | undefined } | null
  answer: ShownRight | 'noSuchRecord' | null
}

export type ShownRight = {
  allowed: boolean
  because: string
  /** The agency that the record belongs to. */
  agency: string
  conditions: { text: string; holds: boolean }[]
}
