import { request } from './request.ts'
import type { Agency } from './services.ts'

export type Submission = {
  number: string
  service: string
  title: string
  agency: Agency
  office: string
  submittedAt: string
  /** By when the agency has to answer. */
  dueAt: string
  status: 'open' | 'decided'
  sections: { title: string; items: { path: string; title: string; text: string }[] }[]
  hash: string
  /** Answers that the agency no longer has, by the titles of their questions. */
  erasures: { at: string; titles: string[] }[]
}

export const readSubmission = (number: string) => request<Submission>(`/api/submissions/${encodeURIComponent(number)}`)
