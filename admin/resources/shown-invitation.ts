/** The page of invitations, times as ISO 8601. */
export type ShownInvitations = {
  rows: {
    id: string
    email: string
    role: string
    agency: string | null
    office: string | null
    state: 'being-sent' | 'sent' | 'expired' | 'accepted' | 'withdrawn'
    invitedAt: string
    expiresAt: string
    /** In the demo alone, which sends no mail: the mail as it would have been sent. */
    demoMail: string | null
  }[]
  choices: {
    agencyId: string | null
    agency: string | null
    role: string
    name: string
    offices: { id: string; name: string }[]
  }[]
  demo: boolean
}
