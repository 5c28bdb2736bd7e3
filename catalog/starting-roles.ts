import type { Held, PermissionName, Reach } from './permissions.ts'

export type RoleDefinition = { key: string; names: { en: string; ru: string }; permissions: readonly Held[] }

const ofAgency = (...names: PermissionName[]): Held[] =>
  names.map((permission) => ({ permission, reach: 'agency' satisfies Reach }))

const lookAtCases = ofAgency('see-cases', 'see-applicants', 'see-answers', 'see-decisions', 'see-documents')

/** The roles that an agency begins with. They are its own from then on: it changes them and adds others. */
export const startingRoles: readonly RoleDefinition[] = [
  {
    key: 'case-officer',
    names: { en: 'Case officer', ru: 'Сотрудник, ведущий дела' },
    permissions: [
      ...lookAtCases,
      ...ofAgency('replace-documents', 'assign-cases', 'decide-cases', 'open-in-emergency'),
      ...ofAgency('see-offices', 'see-services'),
    ],
  },
  {
    key: 'service-designer',
    names: { en: 'Service designer', ru: 'Составитель услуг' },
    permissions: ofAgency('see-services', 'design-services', 'publish-services', 'see-offices'),
  },
  {
    key: 'supervisor',
    names: { en: 'Supervisor', ru: 'Руководитель' },
    permissions: [
      ...ofAgency('see-cases', 'see-applicants', 'see-decisions', 'assign-cases'),
      ...ofAgency('open-in-emergency', 'see-emergencies', 'see-offices', 'see-services', 'see-roles'),
    ],
  },
  {
    key: 'staff-administrator',
    names: { en: 'Staff administrator', ru: 'Администратор ведомства' },
    permissions: [
      ...ofAgency('see-roles', 'change-roles', 'give-roles', 'see-emergencies'),
      ...ofAgency('see-offices', 'change-offices', 'see-evidence'),
    ],
  },
]

/** Built in and the same everywhere: no agency has a role of these names. */
export const builtInRoles: Record<'applicant' | 'administrator' | 'agency-representative', RoleDefinition['names']> = {
  applicant: { en: 'Applicant', ru: 'Заявитель' },
  administrator: { en: 'Administrator', ru: 'Администратор' },
  'agency-representative': { en: 'Representative of an agency', ru: 'Представитель ведомства' },
}

/** The role `administrator`, which is the state's and belongs to no agency. */
export const administratorHeld = {
  role: 'administrator',
  names: builtInRoles.administrator,
  agencyId: null,
  agency: null,
  officeId: null,
  permissions: [],
} as const
