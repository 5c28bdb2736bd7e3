import type { Action, SubjectName } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Row } from './rights-world.ts'

type Whose = 'their own' | 'of their agency' | 'any'
type Line = [role: string, subject: SubjectName, actions: Action[], whose: Whose]

/** Who may do what, written a second time and in other words than the rules: both have to change together. */
const lines: Line[] = [
  ['applicant', 'Conversation', ['read', 'answer', 'submit'], 'their own'],
  ['applicant', 'Submission', ['read'], 'their own'],
  ['applicant', 'Document', ['read'], 'their own'],
  ['applicant', 'Access', ['read'], 'their own'],
  ['case-officer', 'Case', ['read', 'decide'], 'of their agency'],
  ['case-officer', 'Submission', ['read'], 'of their agency'],
  ['case-officer', 'Document', ['read'], 'of their agency'],
  ['case-officer', 'Office', ['read'], 'of their agency'],
  ['case-officer', 'Service', ['read'], 'of their agency'],
  ['service-designer', 'Service', ['read', 'design', 'publish'], 'of their agency'],
  ['service-designer', 'Office', ['read'], 'of their agency'],
  ['administrator', 'Agency', ['read', 'decide'], 'any'],
  ['administrator', 'Account', ['read'], 'any'],
  ['administrator', 'RoleAssignment', ['read'], 'any'],
]

/** As whom an address or a page takes the person: by all they are, as an applicant alone, or by their roles alone. */
export type Capacity = 'everything' | 'applicant' | 'official'

export function mayByWriting(
  actor: Actor,
  action: Action,
  subject: SubjectName,
  row: Row,
  capacity: Capacity = 'everything',
): boolean {
  return lines.some(([role, about, actions, whose]) => {
    if (about !== subject || !actions.includes(action)) return false
    if (role === 'applicant') return capacity !== 'official' && row.account_id === actor.accountId
    if (capacity === 'applicant') return false
    return actor.assignments.some(
      (held) =>
        held.role === role &&
        (whose === 'any' ? held.agencyId === null : held.agencyId !== null && held.agencyId === row.agency_id),
    )
  })
}

/** Roles that open the panel at all. */
export const isOfficialByWriting = (actor: Actor): boolean =>
  actor.assignments.some(({ role, agencyId }) =>
    role === 'administrator' ? agencyId === null : ['case-officer', 'service-designer'].includes(role) && agencyId,
  )
