import { request } from './request.ts'

export type Acceptance =
  | { accepted: true; agency?: string; role: string }
  | { accepted: false; because: 'other-address' | 'expired' }

export const acceptInvitation = (token: string, email: string) =>
  request<Acceptance>('/api/invitations/acceptance', { json: { token, email } })
