import { request } from './request.ts'
import type { Agency } from './services.ts'

export type Verification = {
  verdict: 'valid' | 'changed' | 'untrusted' | 'not-signed' | 'unreadable'
  /** The verdict and its reasons, in words. */
  title: string
  text: string
  signatures: VerifiedSignature[]
  /** Present when this very file was issued here. */
  document?: {
    number: string
    title: string
    agency: Agency
    /** What has become of the agency since, where there is something to say. */
    agencyStanding: string | null
    issuedAt: string
    standing: { text: string } | null
  }
}

export type VerifiedSignature = {
  kind: 'seal' | 'signature' | 'time-stamp'
  sealedBy: string
  /** Whether it is certain that this is the name; else the signature says so itself, as anybody can. */
  isProven: boolean
  /** As the seal itself says; null when it does not. */
  sealedAt: string | null
  unchanged: boolean
  reasons: { code: string; text: string }[]
  /** Good to know, and no reason against it. */
  remarks: { code: string; text: string }[]
}

/** Has the server check a PDF. The file is not kept. */
export const verifyDocument = (file: File) =>
  request<Verification>('/api/verifications', { body: file, type: 'application/pdf' })
