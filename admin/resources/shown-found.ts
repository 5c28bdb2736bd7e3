/** One thing that the search found: what it is, where it is opened, and which of its parts held the words. */
export type ShownFound = {
  kind: 'case' | 'document' | 'service' | 'agency' | 'person'
  title: string
  note: string
  by: 'number' | 'applicant' | 'title' | 'name'
  to: string
}
