import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { request } from './request.ts'

export type Signer = {
  position: number
  title: string
  name: string | null
  isYou: boolean
  /** Somebody has taken this place. */
  isInvited: boolean
  status: 'waiting' | 'signed' | 'declined'
  isNext: boolean
  actedAt: string | null
  level: 'advanced' | 'qualified' | null
  /** The qualified provider that signed; null for a key in the signer's browser. */
  provider: string | null
  reason: string | null
}

export type SignatureRequest = {
  id: string
  number: string
  title: string
  /** What each signer confirms, word by word. */
  intent: string
  locale: string
  status: 'preparing' | 'open' | 'complete' | 'declined' | 'expired' | 'replaced'
  serviceVersion: number
  /** Of the page that is signed, apart from the answers in it. */
  pageVersion: number
  /** The qualified provider at which it is signed; null where it is signed in this browser. */
  provider: string | null
  expiresAt: string
  inOrder: boolean
  quorum: number
  isApplicant: boolean
  /** The applicant's own conversation. */
  conversation: string | null
  maySign: boolean
  signers: Signer[]
}

export type SigningKey = {
  id: string
  name: string
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
  validUntil: string | null
}

export type Begun = { nonce: string; intent: string; passkey: PublicKeyCredentialRequestOptionsJSON }
export type Released = { revision: string; byteRange: number[]; toBeSigned: string }

const at = (id: string) => `/api/signatures/${encodeURIComponent(id)}`
const keyAt = (id: string) => `/api/signing-keys/${encodeURIComponent(id)}`

export const readSignatureRequest = (id: string) => request<SignatureRequest>(at(id))

export const documentToSign = (id: string) => `${at(id)}/document.pdf`

export const beginSigning = (id: string, shown: { keyId: string; sha256: string; textSha256: string }) =>
  request<Begun>(`${at(id)}/intents`, { json: shown })

/** @returns the address at the provider where the person goes on */
export const visitProvider = (id: string, shown: { sha256: string; textSha256: string }) =>
  request<{ url: string }>(`${at(id)}/visits`, { json: shown })

export const releaseSigning = (id: string, answer: { nonce: string; assertion: AuthenticationResponseJSON }) =>
  request<Released>(`${at(id)}/releases`, { json: answer })

export const finishSigning = (id: string, made: { nonce: string; signature: string }) =>
  request<SignatureRequest>(`${at(id)}/signatures`, { json: made })

export const declineSigning = (id: string, reason: string) =>
  request<SignatureRequest>(`${at(id)}/refusals`, { json: { reason } })

export const inviteSigner = (id: string, position: number) =>
  request<{ url: string }>(`${at(id)}/invitations`, { json: { position } })

export const joinAsSigner = (token: string) =>
  request<{ id: string }>('/api/signature-invitations', { json: { token } })

export async function listSignatureRequests(): Promise<SignatureRequest[]> {
  return (await request<{ requests: SignatureRequest[] }>('/api/signatures')).requests
}

export async function listSigningKeys(): Promise<SigningKey[]> {
  return (await request<{ keys: SigningKey[] }>('/api/signing-keys')).keys
}

export const beginEnrolment = () =>
  request<PublicKeyCredentialCreationOptionsJSON>('/api/signing-keys/challenges', { json: {} })

export const enrolKey = (made: { nonce: string; name: string; registration: RegistrationResponseJSON }) =>
  request<{ id: string }>('/api/signing-keys', { json: made })

export const certifyKey = (id: string, key: { publicKey: string; proof: string }) =>
  request<{ certificate: string; validUntil: string }>(`${keyAt(id)}/certificates`, { json: key })

export const revokeKey = (id: string) => request<void>(`${keyAt(id)}/revocation`, { json: {} })
