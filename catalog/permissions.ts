import type { Action, SubjectName } from './rule.ts'

type Both = { en: string; ru: string }

/**
 * How far a permission reaches, each reach within the next: what is assigned to oneself; that and the cases of one's
 * own office; everything of one's agency.
 */
export const reaches = ['assigned', 'office', 'agency'] as const
export type Reach = (typeof reaches)[number]

/** A permission as a role holds it. */
export type Held = { permission: PermissionName; reach: Reach }

type Allowance = { action: Action; subject: SubjectName; fields?: readonly string[] }

/** One line of the matrix: what a role can be allowed, in plain words, and the rules that follow from it. */
export type Permission = {
  allows: readonly [Allowance, ...Allowance[]]
  /** The reaches that make sense for it, narrowest first. */
  reaches: readonly Reach[]
  /** It says nothing without this one, and reaches no further. */
  needs?: PermissionName
  words: Both
  /** Why the rule exists, in words an auditor reads. */
  because: Both
}

export type PermissionName =
  | 'see-cases'
  | 'see-applicants'
  | 'see-answers'
  | 'see-decisions'
  | 'see-documents'
  | 'replace-documents'
  | 'assign-cases'
  | 'decide-cases'
  | 'open-in-emergency'
  | 'see-emergencies'
  | 'see-offices'
  | 'change-offices'
  | 'see-services'
  | 'design-services'
  | 'publish-services'
  | 'see-roles'
  | 'change-roles'
  | 'give-roles'
  | 'see-evidence'

/** The columns of a case that say nothing about the person and nothing about the decision. */
export const fieldsOfCase = [
  ...['agency_id', 'id', 'submission_id', 'number', 'service_id', 'office_id', 'assigned_to', 'title', 'status'],
  ...['opened_at', 'due_at', 'version'],
] as const
export const fieldsOfApplicant = ['applicant', 'account_id'] as const
export const fieldsOfDecision = ['outcome', 'reason', 'decided_by', 'decided_by_rule', 'decided_at'] as const

const anyReach = reaches
const ofAgency = ['agency'] as const

/**
 * Everything that an agency's role can be allowed. The vocabulary is closed: a role holds names out of it, so whatever
 * an agency writes into its roles compiles to rules that are known here.
 */
export const permissions: Record<PermissionName, Permission> = {
  'see-cases': {
    allows: [{ action: 'read', subject: 'Case', fields: fieldsOfCase }],
    reaches: anyReach,
    words: {
      en: 'See cases: number, service, office, state, deadline',
      ru: 'Видеть дела: номер, услугу, отдел, состояние, срок',
    },
    because: { en: 'officials of the agency work on its cases', ru: 'сотрудники ведомства ведут его дела' },
  },
  'see-applicants': {
    allows: [{ action: 'read', subject: 'Case', fields: fieldsOfApplicant }],
    reaches: anyReach,
    needs: 'see-cases',
    words: { en: 'See who applied', ru: 'Видеть, кто подал заявление' },
    because: { en: 'who works on a case knows whose it is', ru: 'кто ведёт дело, знает, чьё оно' },
  },
  'see-answers': {
    allows: [{ action: 'read', subject: 'Submission' }],
    reaches: anyReach,
    needs: 'see-applicants',
    words: { en: 'See the answers and files of a case', ru: 'Видеть ответы и файлы дела' },
    because: { en: 'a case is decided on its submission', ru: 'дело решают по заявлению' },
  },
  'see-decisions': {
    allows: [{ action: 'read', subject: 'Case', fields: fieldsOfDecision }],
    reaches: anyReach,
    needs: 'see-cases',
    words: { en: 'See decisions and their reasons', ru: 'Видеть решения и их обоснования' },
    because: { en: 'their agency made the decision', ru: 'решение принято их ведомством' },
  },
  'see-documents': {
    allows: [{ action: 'read', subject: 'Document' }],
    reaches: anyReach,
    needs: 'see-answers',
    words: { en: 'See issued documents', ru: 'Видеть выданные документы' },
    because: { en: 'their agency issued it', ru: 'документ выдан их ведомством' },
  },
  'replace-documents': {
    allows: [
      { action: 'reissue', subject: 'Document' },
      { action: 'revoke', subject: 'Document' },
    ],
    reaches: anyReach,
    needs: 'see-documents',
    words: { en: 'Issue documents again, and revoke them', ru: 'Выдавать документы повторно и отзывать их' },
    because: { en: 'their agency answers for what it issued', ru: 'ведомство отвечает за то, что им выдано' },
  },
  'assign-cases': {
    allows: [{ action: 'assign', subject: 'Case' }],
    reaches: anyReach,
    needs: 'see-cases',
    words: { en: 'Take cases, or hand them over to a colleague', ru: 'Брать дела в работу и передавать их коллегам' },
    because: { en: 'cases are shared out among colleagues', ru: 'дела распределяют между коллегами' },
  },
  'decide-cases': {
    allows: [{ action: 'decide', subject: 'Case' }],
    reaches: anyReach,
    needs: 'see-answers',
    words: { en: 'Decide cases', ru: 'Принимать решения по делам' },
    because: { en: 'officials of the agency decide its cases', ru: 'дела ведомства решают его сотрудники' },
  },
  'open-in-emergency': {
    allows: [{ action: 'open', subject: 'Case' }],
    reaches: ofAgency,
    words: {
      en: 'Open one case in an emergency: for a limited time, with a reason that the applicant reads at once',
      ru: 'Открыть одно дело в экстренном порядке: на ограниченное время и с обоснованием, которое сразу увидит заявитель',
    },
    because: {
      en: 'they opened it in an emergency, for a limited time, and the applicant was told',
      ru: 'дело открыто в экстренном порядке на ограниченное время, заявителю об этом сообщено',
    },
  },
  'see-emergencies': {
    allows: [{ action: 'read', subject: 'Emergency' }],
    reaches: ofAgency,
    words: {
      en: 'See who has opened a case in an emergency, and why',
      ru: 'Видеть, кто и почему открывал дела в экстренном порядке',
    },
    because: {
      en: 'they watch over what is opened in emergencies',
      ru: 'следят за тем, что открывают в экстренном порядке',
    },
  },
  'see-offices': {
    allows: [{ action: 'read', subject: 'Office' }],
    reaches: ofAgency,
    words: { en: 'See the offices', ru: 'Видеть отделы' },
    because: { en: 'it is an office of their agency', ru: 'это отдел их ведомства' },
  },
  'change-offices': {
    allows: [{ action: 'change', subject: 'Office' }],
    reaches: ofAgency,
    needs: 'see-offices',
    words: { en: 'Add, change and remove offices', ru: 'Добавлять, менять и удалять отделы' },
    because: { en: 'they answer for how their agency is set up', ru: 'отвечают за устройство своего ведомства' },
  },
  'see-services': {
    allows: [{ action: 'read', subject: 'Service' }],
    reaches: ofAgency,
    words: { en: 'See the services', ru: 'Видеть услуги' },
    because: { en: 'it is a service of their agency', ru: 'это услуга их ведомства' },
  },
  'design-services': {
    allows: [{ action: 'design', subject: 'Service' }],
    reaches: ofAgency,
    needs: 'see-services',
    words: { en: 'Describe services', ru: 'Описывать услуги' },
    because: { en: 'they describe the services of their agency', ru: 'описывают услуги своего ведомства' },
  },
  'publish-services': {
    allows: [{ action: 'publish', subject: 'Service' }],
    reaches: ofAgency,
    needs: 'see-services',
    words: { en: 'Publish what a colleague has prepared', ru: 'Публиковать то, что подготовлено коллегой' },
    because: {
      en: 'two designers of an agency answer for a version',
      ru: 'за версию отвечают два составителя ведомства',
    },
  },
  'see-roles': {
    allows: [
      { action: 'read', subject: 'Role' },
      { action: 'read', subject: 'RoleAssignment' },
    ],
    reaches: ofAgency,
    words: { en: 'See the roles and who holds them', ru: 'Видеть роли и у кого они' },
    because: { en: 'they answer for the roles of their agency', ru: 'отвечают за роли своего ведомства' },
  },
  'change-roles': {
    allows: [{ action: 'change', subject: 'Role' }],
    reaches: ofAgency,
    needs: 'see-roles',
    words: { en: 'Change what each role may do', ru: 'Менять, что разрешено каждой роли' },
    because: { en: 'they answer for the roles of their agency', ru: 'отвечают за роли своего ведомства' },
  },
  'give-roles': {
    allows: [
      { action: 'give', subject: 'RoleAssignment' },
      { action: 'read', subject: 'Invitation' },
      { action: 'give', subject: 'Invitation' },
    ],
    reaches: ofAgency,
    needs: 'see-roles',
    words: { en: 'Give roles to colleagues and take them away', ru: 'Давать коллегам роли и забирать их' },
    because: { en: 'they answer for who holds which role', ru: 'отвечают за то, у кого какая роль' },
  },
  'see-evidence': {
    allows: [{ action: 'read', subject: 'Evidence' }],
    reaches: ofAgency,
    words: { en: 'See who did what, and when', ru: 'Видеть, кто, что и когда сделал' },
    because: { en: 'they answer for what is done in their agency', ru: 'отвечают за то, что делается в их ведомстве' },
  },
}

export const permissionNames = Object.keys(permissions) as PermissionName[]

export const isPermissionName = (name: string): name is PermissionName => Object.hasOwn(permissions, name)

/**
 * What a role's permissions come to. A name or a reach that is not in the vocabulary says nothing, and what needs
 * another permission says nothing without it and reaches no further than it does.
 */
export function effective(held: readonly Held[]): Held[] {
  return permissionNames.flatMap((permission) => {
    const reach = reachOf(permission, held)
    return reach ? [{ permission, reach }] : []
  })
}

function reachOf(name: PermissionName, held: readonly Held[]): Reach | undefined {
  const { reaches: possible, needs } = permissions[name]
  const given = held.filter(({ permission }) => permission === name).map(({ reach }) => reaches.indexOf(reach))
  const needed = needs === undefined ? undefined : reachOf(needs, held)
  if (given.length === 0 || (needs !== undefined && needed === undefined)) return undefined
  const widest = Math.min(Math.max(...given), needed ? reaches.indexOf(needed) : reaches.length)
  return possible.findLast((reach) => reaches.indexOf(reach) <= widest)
}
