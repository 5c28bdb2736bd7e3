export type Action =
  | 'read'
  | 'answer'
  | 'submit'
  | 'assign'
  | 'open'
  | 'decide'
  | 'reissue'
  | 'revoke'
  | 'design'
  | 'publish'
  | 'change'
  | 'give'
  | 'apply'
  | 'verify'

export type SubjectName =
  | 'Access'
  | 'Account'
  | 'Agency'
  | 'AgencyApplication'
  | 'Case'
  | 'Conversation'
  | 'Document'
  | 'Evidence'
  | 'Emergency'
  | 'Invitation'
  | 'Job'
  | 'Office'
  | 'Role'
  | 'RoleAssignment'
  | 'Service'
  | 'Submission'

/**
 * Columns that must equal the value. Only plain ones, so that one rule guards a record here and filters rows in SQL.
 * A submission and a document have office, assignment and `case_id` from their case.
 */
export type Conditions = Partial<Record<ConditionColumn, string>>
export const conditionColumns = ['account_id', 'agency_id', 'office_id', 'assigned_to', 'id', 'case_id'] as const
export type ConditionColumn = (typeof conditionColumns)[number]

/** One allowance. There are no prohibitions: what no rule allows is denied. */
export type Rule = {
  role: string
  /** The role's name, for people. */
  names: { en: string; ru: string }
  action: Action
  subject: SubjectName
  /** Only these columns; without it the record as a whole. */
  fields?: readonly string[]
  conditions?: Conditions
  /** Why the rule exists, in words an auditor reads. */
  because: { en: string; ru: string }
}
