import type { Assignment } from '../../catalog/abilities.ts'

/** Who acts, as the commands see it: a signed-in person with the roles of this very moment. */
export type Actor = {
  accountId: string
  name: string
  locale: string
  assignments: Assignment[]
}
