import { request } from './request.ts'

export type Submission = {
  number: string
  service: string
  title: string
  agency: string
  office: string
  submittedAt: string
  status: string
  sections: { title: string; items: { title: string; text: string }[] }[]
  hash: string
}

export const readSubmission = (number: string) =>
  request<Submission>(`/api/submissions/${encodeURIComponent(number)}`)
