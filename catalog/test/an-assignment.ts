import type { Assignment } from '../abilities.ts'
import { administratorHeld, startingRoles } from '../starting-roles.ts'

/** A role as its holder has it, with what agencies begin with; a role that no agency begins with holds nothing. */
export function anAssignment(role: string, agencyId: string | null, over: Partial<Assignment> = {}): Assignment {
  if (role === 'administrator' && agencyId === null) return { ...administratorHeld, ...over }
  const { names, permissions } = startingRoles.find(({ key }) => key === role) ?? none
  return { role, names, agencyId, agency: agencyId, officeId: null, permissions, ...over }
}

const none = { names: { en: 'Unknown', ru: 'Неизвестная' }, permissions: [] }
