import { request } from './request.ts'

/** Why the badge of an agency is there, or is not. Times as ISO 8601. */
export type Badge = {
  name: string
  standing: 'unverified' | 'verified' | 'suspended' | 'revoked'
  since: string | null
  verification: {
    legalBody: string
    registerNumber: string
    firstCheckAt: string
    secondCheckAt: string
    validUntil: string
  } | null
}

export const readBadge = (agency: string, locale: string) =>
  request<Badge>(`/api/agencies/${agency}?${new URLSearchParams({ locale })}`)
