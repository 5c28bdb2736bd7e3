import type { PermissionName, Reach } from '../../catalog/permissions.ts'

/** The matrix of an agency's roles: its lines, and a column for each role. */
export type ShownRoles = {
  agency: { id: string; slug: string; name: string }
  agencies: { slug: string; name: string }[]
  mayChange: boolean
  permissions: { name: PermissionName; words: string; reaches: readonly Reach[] }[]
  rows: ShownRole[]
}

export type ShownRole = {
  id: string
  key: string
  name: string
  version: number
  permissions: { permission: PermissionName; reach: Reach }[]
  holders: string[]
  isOwn: boolean
}

/** What a change would do to one person, on the records of today. */
export type ShownEffect = { person: string; permission: PermissionName; subject: string; lost: number; gained: number }
