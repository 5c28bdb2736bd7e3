/** An office as its page shows it. */
export type ShownOffice = {
  name: string
  slug: string
  names: { en: string; ru: string }
  address: string
  area: string
  version: number
  isClosed: boolean
  mayChange: boolean
  openCases: number | null
  /** What is sent here: the service and, unless it is all that no other rule takes, by which answers. */
  routes: { serviceId: string; service: string; isPublished: boolean; mayOpen: boolean; by: (string | null)[] }[]
}
