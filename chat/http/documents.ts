import { request } from './request.ts'

export type IssuedDocument = {
  id: string
  title: string
  number: string
  /** Printed on the paper; `/v/<code>` says whether it is real. */
  code: string
  agency: string
  issuedAt: string
  href: string
  /** What became of a document that no longer counts, in words. */
  standing: { kind: 'revoked' | 'superseded'; since: string; text: string } | null
}

export async function listDocuments(): Promise<IssuedDocument[]> {
  return (await request<{ documents: IssuedDocument[] }>('/api/documents')).documents
}
