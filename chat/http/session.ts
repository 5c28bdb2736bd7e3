import { request } from './request.ts'

export type Account = { id: string; name: string; locale: string }
export type Session =
  | { signedIn: false; demo: boolean }
  | { signedIn: true; account: Account; roles: string[]; demo: boolean }

export const readSession = () => request<Session>('/api/session')

/** How somebody was identified, and when. */
export type Identity = { iss: string; acr: string; authTime: string }

export const readIdentity = async () => (await request<{ identity: Identity | null }>('/api/session/identity')).identity

export const signOut = () => request<void>('/auth/sign-out', { method: 'POST' })

/** Where to sign in so that the person comes back to `place` (path and query of this app). */
export const signInHref = (place: string) => `/auth/sign-in?return=${encodeURIComponent(place)}`
