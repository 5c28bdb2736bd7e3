/** Who works for an agency, times as ISO 8601. */
export type ShownPeople = {
  agency: { id: string; slug: string; name: string } | null
  /** Every agency that may be looked at; `state` stands for those who work for none. */
  agencies: { slug: string; name: string }[]
  mayGive: boolean
  people: ShownPerson[]
  roles: { key: string; name: string }[]
  offices: { id: string; name: string }[]
}

export type ShownPerson = {
  accountId: string
  name: string
  isReader: boolean
  roles: { id: string; key: string; name: string; office: string | null; since: string }[]
  sessions: number
  cases: number
}
