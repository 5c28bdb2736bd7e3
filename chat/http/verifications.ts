import { request } from './request.ts'

export type Verification = {
  verdict: string
  title: string
  text: string
  signatures: { agency: string; sealedBy: string; sealedAt: string; unchanged: boolean; reasons: string[] }[]
  document?: { number: string; issuedAt: string; title: string }
}

/** Has the server check a PDF. The file is not kept. */
export const verifyDocument = (file: File) =>
  request<Verification>('/api/verifications', { body: file, type: 'application/pdf' })
