/** Who acts, as the commands see it: a signed-in person with the roles of this very moment. */
export type Actor = {
  accountId: string
  name: string
  locale: string
  assignments: RoleInAgency[]
}

export type RoleInAgency = { role: string; agencyId: string | null; agency: string | null }
