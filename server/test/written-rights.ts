import type { Action, SubjectName } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Row } from './rights-world.ts'

type Whose =
  | 'opened by them in an emergency'
  | 'their own'
  | 'assigned to them'
  | 'of their office, or assigned'
  | 'of their agency'
  | 'any'
type Line = [role: string, subject: SubjectName, actions: Action[], whose: Whose, columns?: string[]]

const plain = [
  ...['agency_id', 'id', 'submission_id', 'number', 'service_id', 'office_id', 'assigned_to', 'title', 'status'],
  ...['opened_at', 'due_at', 'version'],
]
const person = ['applicant', 'account_id']

/** Who may do what, written a second time and in other words than the rules: both have to change together. */
const lines: Line[] = [
  ['applicant', 'Conversation', ['read', 'answer', 'submit'], 'their own'],
  ['applicant', 'Submission', ['read'], 'their own'],
  ['applicant', 'Document', ['read'], 'their own'],
  ['applicant', 'Access', ['read'], 'their own'],
  ['case-officer', 'Case', ['read', 'assign', 'decide'], 'of their agency'],
  ['case-officer', 'Case', ['open'], 'of their agency'],
  ['case-officer', 'Submission', ['read'], 'of their agency'],
  ['case-officer', 'Document', ['read', 'reissue', 'revoke'], 'of their agency'],
  ['case-officer', 'Office', ['read'], 'of their agency'],
  ['case-officer', 'Service', ['read'], 'of their agency'],
  ['service-designer', 'Service', ['read', 'design', 'publish'], 'of their agency'],
  ['service-designer', 'Office', ['read'], 'of their agency'],
  ['supervisor', 'Case', ['read', 'assign'], 'of their agency'],
  ['supervisor', 'Case', ['open'], 'of their agency'],
  ['supervisor', 'Emergency', ['read'], 'of their agency'],
  ['supervisor', 'Office', ['read'], 'of their agency'],
  ['supervisor', 'Service', ['read'], 'of their agency'],
  ['supervisor', 'Role', ['read'], 'of their agency'],
  ['supervisor', 'RoleAssignment', ['read'], 'of their agency'],
  ['staff-administrator', 'Role', ['read', 'change'], 'of their agency'],
  ['staff-administrator', 'RoleAssignment', ['read', 'give'], 'of their agency'],
  ['staff-administrator', 'Office', ['read', 'change'], 'of their agency'],
  ['staff-administrator', 'Emergency', ['read'], 'of their agency'],
  ['staff-administrator', 'Evidence', ['read'], 'of their agency'],
  ['front-desk', 'Case', ['read'], 'of their office, or assigned', plain],
  ['front-desk', 'Case', ['read'], 'assigned to them', person],
  ['front-desk', 'Case', ['assign'], 'of their office, or assigned'],
  ['front-desk', 'Submission', ['read'], 'assigned to them'],
  ['front-desk', 'Office', ['read'], 'of their agency'],
  ['assigned', 'Case', ['read', 'decide'], 'assigned to them'],
  ['assigned', 'Submission', ['read'], 'assigned to them'],
  ['assigned', 'Document', ['read'], 'assigned to them'],
  ['night-desk', 'Case', ['open'], 'of their agency'],
  ['night-desk', 'Case', ['read'], 'opened by them in an emergency'],
  ['night-desk', 'Submission', ['read'], 'opened by them in an emergency'],
  ['night-desk', 'Document', ['read'], 'opened by them in an emergency'],
  ['administrator', 'Emergency', ['read'], 'any'],
  ['administrator', 'Agency', ['read', 'verify', 'decide'], 'any'],
  ['administrator', 'AgencyApplication', ['read', 'verify'], 'any'],
  ['administrator', 'Invitation', ['read', 'give'], 'any'],
  ['staff-administrator', 'Invitation', ['read', 'give'], 'of their agency'],
  ['agency-representative', 'AgencyApplication', ['read', 'apply'], 'their own'],
  ['administrator', 'Account', ['read'], 'any'],
  ['administrator', 'Evidence', ['read'], 'any'],
  ['administrator', 'Job', ['read', 'change'], 'any'],
  ['administrator', 'Role', ['read'], 'any'],
  ['administrator', 'RoleAssignment', ['read'], 'any'],
]

/** As whom an address or a page takes the person: by all they are, as an applicant alone, or by their roles alone. */
export type Capacity = 'everything' | 'applicant' | 'official'
type Asked = { capacity?: Capacity; column?: string }

export function mayByWriting(
  actor: Actor,
  action: Action,
  subject: SubjectName,
  row: Row,
  { capacity = 'everything', column }: Asked = {},
): boolean {
  if (subject === 'Case' && action === 'decide' && looksAfterRoles(actor, row)) return false
  return lines.some(([role, about, actions, whose, columns]) => {
    if (about !== subject || !actions.includes(action) || (column && columns && !columns.includes(column))) return false
    if (role === 'applicant') return capacity !== 'official' && row.account_id === actor.accountId
    if (capacity === 'applicant') return false
    return actor.assignments.some((held) => held.role === role && isWithin(whose, held, actor, row))
  })
}

type Held = Actor['assignments'][number]

function isWithin(whose: Whose, { agencyId, officeId, emergencies }: Held, { accountId }: Actor, row: Row): boolean {
  if (whose === 'any') return agencyId === null
  if (whose === 'their own') return agencyId === null && row.account_id === accountId
  if (agencyId === null || agencyId !== row.agency_id) return false
  if (whose === 'opened by them in an emergency')
    return emergencies?.some(({ caseId }) => caseId === (row.case_id ?? row.id)) ?? false
  if (whose === 'of their agency' || row.assigned_to === accountId) return true
  return whose === 'of their office, or assigned' && officeId !== null && officeId === row.office_id
}

const looksAfterRoles = (actor: Actor, row: Row) =>
  actor.assignments.some(
    ({ role, agencyId }) =>
      (role === 'administrator' && agencyId === null) || (role === 'staff-administrator' && agencyId === row.agency_id),
  )

/** Roles that open the panel at all. */
export const isOfficialByWriting = (actor: Actor): boolean =>
  actor.assignments.some(({ role, agencyId }) =>
    agencyId === null ? ['administrator', 'agency-representative'].includes(role) : role !== 'empty',
  )
