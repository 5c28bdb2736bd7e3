import type { SubjectName } from '../../catalog/abilities.ts'

/** The table of each subject of the rules. */
export const subjectTable: Record<SubjectName, string> = {
  Access: 'accesses',
  Account: 'accounts',
  Agency: 'agencies',
  AgencyApplication: 'agency_applications',
  Case: 'cases',
  Conversation: 'conversations',
  Document: 'documents',
  Evidence: 'evidence_records',
  Emergency: 'emergency_openings',
  Invitation: 'invitations',
  Job: 'pgboss.job',
  Office: 'offices',
  Role: 'roles',
  RoleAssignment: 'role_assignments',
  Service: 'services',
  Submission: 'submissions',
}
