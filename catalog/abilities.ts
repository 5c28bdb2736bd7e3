import { type AnyAbility, createMongoAbility, type ForcedSubject, type MongoAbility } from '@casl/ability'
import { effective, type Held, permissions, type Reach } from './permissions.ts'
import type { Action, Conditions, Rule, SubjectName } from './rule.ts'
import { separate } from './separation.ts'
import { builtInRoles } from './starting-roles.ts'

export type { Action, Rule, SubjectName } from './rule.ts'

/** A signed-in account with the roles given to it. `applicant` is everyone's and is not assigned. */
export type Actor = { accountId: string; assignments: readonly Assignment[] }

/** A role as somebody holds it: in an agency with what the agency allows the role, or `administrator` in none. */
export type Assignment = {
  role: string
  names: { en: string; ru: string }
  agencyId: string | null
  agency: string | null
  /** Where in the agency this person works. */
  officeId: string | null
  permissions: readonly Held[]
  /** The cases that the person has opened in an emergency and whose time has not run out. */
  emergencies?: readonly { caseId: string }[]
}

export type Ability = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>

/** Everything the actor may do, as data. A role that holds nothing, or works in no agency, allows nothing. */
export function rulesFor(actor: Actor): Rule[] {
  return [...applicantRules(actor.accountId), ...rulesOfRoles(actor)]
}

/** What the actor may do by their roles. */
export function rulesOfRoles(actor: Actor): Rule[] {
  return separate(givenRules(actor)).allowed
}

/** What the roles say before the separation of duties takes from it. */
export function givenRules({ accountId, assignments }: Actor): Rule[] {
  return assignments.flatMap((held) => rulesOfAssignment(held, accountId))
}

/** The same rules, to be asked: `abilityFor(actor).can('decide', subject('Case', row))`. */
export function abilityFor(actor: Actor): Ability {
  return abilityOf(rulesFor(actor)) as Ability
}

/** Any rules, to be asked. The deciding rule's `reason` is for an auditor. */
export function abilityOf(rules: readonly Rule[]): AnyAbility {
  return createMongoAbility(
    rules.map(({ role, names: _, because, fields, ...rule }) => ({
      ...rule,
      ...(fields && { fields: [...fields] }),
      reason: `${role}: ${because.en}`,
    })),
  )
}

function rulesOfAssignment(held: Assignment, accountId: string): Rule[] {
  const { role, names, agencyId } = held
  if (agencyId === null) return rulesOfNoAgency(role, accountId)
  const usual = effective(held.permissions).flatMap(({ permission, reach }) => {
    const { allows, because } = permissions[permission]
    const within = conditionsOf(reach, { agencyId, officeId: held.officeId, accountId })
    return allows.flatMap((allowance) =>
      within.map((conditions): Rule => ({ ...allowance, role, names, conditions, because })),
    )
  })
  return [...usual, ...rulesOfEmergencies(held, agencyId)]
}

/** An opened case is read as a whole, and nothing more; without the permission nothing is open any longer. */
function rulesOfEmergencies(
  { role, names, permissions: held, emergencies = [] }: Assignment,
  agency_id: string,
): Rule[] {
  if (!effective(held).some(({ permission }) => permission === 'open-in-emergency')) return []
  const read = { role, names, action: 'read', because: permissions['open-in-emergency'].because } as const
  return emergencies.flatMap(({ caseId }): Rule[] => [
    { ...read, subject: 'Case', conditions: { agency_id, id: caseId } },
    { ...read, subject: 'Submission', conditions: { agency_id, case_id: caseId } },
    { ...read, subject: 'Document', conditions: { agency_id, case_id: caseId } },
  ])
}

/** Whether somebody looks at a case because of an emergency that is not over. */
export const isOpenInEmergency = (actor: Actor, caseId: string): boolean =>
  rulesOfRoles(actor).some(({ subject, conditions }) => subject === 'Case' && conditions?.id === caseId)

/** Administrators are the state's own: an agency's people do not verify agencies. A representative has none yet. */
function rulesOfNoAgency(role: string, accountId: string): Rule[] {
  if (role === 'administrator') return administratorRules()
  return role === 'agency-representative' ? representativeRules(accountId) : []
}

type Where = { agencyId: string; officeId: string | null; accountId: string }

function conditionsOf(reach: Reach, { agencyId: agency_id, officeId, accountId }: Where): Conditions[] {
  if (reach === 'agency') return [{ agency_id }]
  const assigned = { agency_id, assigned_to: accountId }
  return reach === 'office' && officeId !== null ? [{ agency_id, office_id: officeId }, assigned] : [assigned]
}

function applicantRules(account_id: string): Rule[] {
  const own = { role: 'applicant', names: builtInRoles.applicant, conditions: { account_id } } as const
  const conversation = { ...own, subject: 'Conversation', because: ownConversation } as const
  return [
    { ...conversation, action: 'read' },
    { ...conversation, action: 'answer' },
    { ...conversation, action: 'submit' },
    { ...own, action: 'read', subject: 'Submission', because: { en: 'they sent it', ru: 'заявление отправлено ими' } },
    { ...own, action: 'read', subject: 'Document', because: { en: 'it was issued to them', ru: 'документ выдан им' } },
    { ...own, action: 'read', subject: 'Access', because: whoLooked },
  ]
}

const ownConversation = { en: 'it is their own conversation', ru: 'это их собственный разговор' }
const whoLooked = {
  en: 'everyone may see who looked at their data',
  ru: 'каждый может видеть, кто обращался к его данным',
}

function administratorRules(): Rule[] {
  const everywhere = { role: 'administrator', names: builtInRoles.administrator, action: 'read' } as const
  const roles = { en: 'they answer for who holds which role', ru: 'отвечают за то, у кого какая роль' }
  return [
    { ...everywhere, subject: 'Agency', because: verifying },
    { ...everywhere, action: 'verify', subject: 'Agency', because: verifying },
    { ...everywhere, subject: 'AgencyApplication', because: checkedByTwo },
    { ...everywhere, action: 'verify', subject: 'AgencyApplication', because: checkedByTwo },
    { ...everywhere, subject: 'Invitation', because: inviting },
    { ...everywhere, action: 'give', subject: 'Invitation', because: inviting },
    {
      ...everywhere,
      action: 'decide',
      subject: 'Agency',
      because: { en: 'two of them decide about the seal of an agency', ru: 'вдвоём решают о печати ведомства' },
    },
    {
      ...everywhere,
      subject: 'Account',
      because: { en: 'they give roles to accounts', ru: 'выдают роли учётным записям' },
    },
    {
      ...everywhere,
      subject: 'Evidence',
      because: { en: 'they see that the rules are kept', ru: 'следят, чтобы соблюдались правила' },
    },
    { ...everywhere, subject: 'Job', because: keepingRunning },
    { ...everywhere, action: 'change', subject: 'Job', because: keepingRunning },
    { ...everywhere, subject: 'Role', because: roles },
    { ...everywhere, subject: 'RoleAssignment', because: roles },
    { ...everywhere, subject: 'Emergency', because: permissions['see-emergencies'].because },
  ]
}

const keepingRunning = { en: 'they see to what is stuck', ru: 'разбирают то, что застряло' }
const verifying = { en: 'they verify agencies', ru: 'проверяют ведомства' }
const inviting = { en: 'they invite who applies for an agency', ru: 'приглашают тех, кто подаёт заявку от ведомства' }
const checkedByTwo = {
  en: 'two administrators check what an agency is',
  ru: 'ведомство проверяют два администратора',
}

function representativeRules(account_id: string): Rule[] {
  const names = builtInRoles['agency-representative']
  const because = { en: 'they apply for their agency', ru: 'подают заявку от своего ведомства' }
  const own = { role: 'agency-representative', names, conditions: { account_id }, because } as const
  return [
    { ...own, action: 'read', subject: 'AgencyApplication' },
    { ...own, action: 'apply', subject: 'AgencyApplication' },
  ]
}
