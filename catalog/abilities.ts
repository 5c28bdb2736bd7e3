import { createMongoAbility, type ForcedSubject, type MongoAbility } from '@casl/ability'

/** A signed-in account with the roles given to it. `applicant` is everyone's and is not assigned. */
export type Actor = { accountId: string; assignments: readonly Assignment[] }
export type Assignment = { role: string; agencyId: string | null; agency: string | null }

export type Role = 'applicant' | 'case-officer' | 'service-designer' | 'administrator'
export type Action = 'read' | 'answer' | 'submit' | 'decide' | 'design' | 'publish'
export type SubjectName =
  | 'Access'
  | 'Account'
  | 'Agency'
  | 'Case'
  | 'Conversation'
  | 'Document'
  | 'Office'
  | 'RoleAssignment'
  | 'Service'
  | 'Submission'

/** Columns that must equal the value. Only plain ones, so that one rule guards a record here and filters rows in SQL. */
export type Conditions = Partial<Record<'account_id' | 'agency_id' | 'status', string>>

/** One allowance. There are no prohibitions: what no rule allows is denied. */
export type Rule = {
  role: Role
  action: Action[]
  subject: SubjectName
  conditions?: Conditions
  /** Why the rule exists, in words an auditor reads. */
  because: string
}

export type Ability = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>

/** Everything the actor may do, as data. An official's role without an agency, or one not known here, allows nothing. */
export function rulesFor(actor: Actor): Rule[] {
  return [...applicantRules(actor.accountId), ...actor.assignments.flatMap(rulesOfAssignment)]
}

/** The same rules, to be asked: `abilityFor(actor).can('decide', subject('Case', row))`. */
export function abilityFor(actor: Actor): Ability {
  return createMongoAbility<Ability>(
    rulesFor(actor).map(({ role, because, ...rule }) => ({ ...rule, reason: `${role}: ${because}` })),
  )
}

function rulesOfAssignment({ role, agencyId }: Assignment): Rule[] {
  switch (role) {
    case 'case-officer':
      return agencyId === null ? [] : caseOfficerRules(agencyId)
    case 'service-designer':
      return agencyId === null ? [] : serviceDesignerRules(agencyId)
    case 'administrator':
      // Administrators are the state's own. An agency's people do not grant roles or verify agencies.
      return agencyId === null ? administratorRules() : []
    default:
      return []
  }
}

function applicantRules(account_id: string): Rule[] {
  const own = { role: 'applicant', conditions: { account_id } } as const
  return [
    { ...own, action: ['read', 'answer', 'submit'], subject: 'Conversation', because: 'it is their own conversation' },
    { ...own, action: ['read'], subject: 'Submission', because: 'they sent it' },
    { ...own, action: ['read'], subject: 'Document', because: 'it was issued to them' },
    { ...own, action: ['read'], subject: 'Access', because: 'everyone may see who looked at their data' },
  ]
}

function caseOfficerRules(agency_id: string): Rule[] {
  const ofAgency = { role: 'case-officer', conditions: { agency_id } } as const
  return [
    { ...ofAgency, action: ['read', 'decide'], subject: 'Case', because: 'their agency decides its cases' },
    { ...ofAgency, action: ['read'], subject: 'Submission', because: 'a case is decided on its submission' },
    { ...ofAgency, action: ['read'], subject: 'Document', because: 'their agency issued it' },
    { ...ofAgency, action: ['read'], subject: 'Office', because: 'cases lie with an office of their agency' },
    { ...ofAgency, action: ['read'], subject: 'Service', because: 'cases are about a service of their agency' },
  ]
}

function serviceDesignerRules(agency_id: string): Rule[] {
  const ofAgency = { role: 'service-designer', conditions: { agency_id } } as const
  return [
    {
      ...ofAgency,
      action: ['read', 'design'],
      subject: 'Service',
      because: 'they describe the services of their agency',
    },
    {
      ...ofAgency,
      action: ['publish'],
      subject: 'Service',
      because: 'two designers of an agency answer for a version',
    },
    { ...ofAgency, action: ['read'], subject: 'Office', because: 'a service names the office that receives it' },
  ]
}

function administratorRules(): Rule[] {
  const everywhere = { role: 'administrator', action: ['read'] as Action[] } as const
  return [
    { ...everywhere, subject: 'Agency', because: 'they verify agencies' },
    { ...everywhere, action: ['decide'], subject: 'Agency', because: 'two of them decide about the seal of an agency' },
    { ...everywhere, subject: 'Account', because: 'they give roles to accounts' },
    { ...everywhere, subject: 'RoleAssignment', because: 'they answer for who holds which role' },
  ]
}
