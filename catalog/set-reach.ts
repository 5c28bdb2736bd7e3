import { effective, type Held, type PermissionName, permissions, type Reach, reaches } from './permissions.ts'

/**
 * A role with one permission set to a reach, or taken away: what it needs is given along, and what needs it goes no
 * further than it does any more.
 */
export function setReach(held: readonly Held[], permission: PermissionName, reach: Reach | undefined): Held[] {
  const others = held.filter((one) => one.permission !== permission)
  if (reach === undefined) return effective(others)
  const { needs } = permissions[permission]
  const ground = needs === undefined ? others : atLeast(others, needs, reach)
  return effective([...ground, { permission, reach }])
}

export const reachIn = (held: readonly Held[], permission: PermissionName): Reach | undefined =>
  held.find((one) => one.permission === permission)?.reach

function atLeast(held: readonly Held[], permission: PermissionName, reach: Reach): Held[] {
  const now = reachIn(held, permission)
  if (now !== undefined && reaches.indexOf(now) >= reaches.indexOf(reach)) return [...held]
  return setReach(held, permission, reach)
}
