import { subject } from '@casl/ability'
import { describe, expect, it } from 'vitest'
import { type Action, type Assignment, abilityFor, rulesFor, type SubjectName } from './abilities.ts'
import { anAssignment as assigned } from './test/an-assignment.ts'

const subjects: SubjectName[] = [
  ...(['Access', 'Account', 'Agency', 'AgencyApplication', 'Case', 'Conversation', 'Evidence', 'Job'] as const),
  ...(['Document', 'Invitation', 'Office', 'Role', 'RoleAssignment', 'Service', 'Submission'] as const),
]
const actions: Action[] = [
  ...(['read', 'answer', 'submit', 'assign', 'decide'] as const),
  ...(['design', 'publish', 'change', 'give', 'apply', 'verify'] as const),
]

/** What the actor may do with a row that belongs to `agency_id` and to the person `account_id`, one line a subject. */
function allowed(assignments: Assignment[], row: { agency_id: string; account_id: string }): string[] {
  const ability = abilityFor({ accountId: 'me', assignments })
  return subjects.flatMap((name) => {
    const may = actions.filter((action) => ability.can(action, subject(name, { ...row })))
    return may.length > 0 ? [`${name}: ${may.join(', ')}`] : []
  })
}

const mine = { agency_id: 'registry', account_id: 'me' }
const ofMyAgency = { agency_id: 'registry', account_id: 'someone' }
const elsewhere = { agency_id: 'transport', account_id: 'someone' }
const own = ['Access: read', 'Conversation: read, answer, submit', 'Document: read', 'Submission: read']

describe('what each role may do', () => {
  it.each<[string, Assignment[], typeof mine, string[]]>([
    ['an applicant with what is their own', [], mine, own],
    ['an applicant with what is not', [], ofMyAgency, []],
    [
      'a case officer with rows of their agency',
      [assigned('case-officer', 'registry')],
      ofMyAgency,
      ['Case: read, assign, decide', 'Document: read', 'Office: read', 'Service: read', 'Submission: read'],
    ],
    ['a case officer with rows of another agency', [assigned('case-officer', 'registry')], elsewhere, []],
    [
      'a service designer with rows of their agency',
      [assigned('service-designer', 'registry')],
      ofMyAgency,
      ['Office: read', 'Service: read, design, publish'],
    ],
    ['a service designer with rows of another agency', [assigned('service-designer', 'registry')], elsewhere, []],
    [
      'an administrator with any row',
      [assigned('administrator', null)],
      elsewhere,
      [
        ...[
          'Account: read',
          'Agency: read, decide, verify',
          'AgencyApplication: read, verify',
          'Evidence: read',
          'Job: read, change',
          'Invitation: read, give',
        ],
        'Role: read',
        'RoleAssignment: read',
      ],
    ],
    [
      'a supervisor, who sees no answers',
      [assigned('supervisor', 'registry')],
      ofMyAgency,
      ['Case: read, assign', 'Office: read', 'Role: read', 'RoleAssignment: read', 'Service: read'],
    ],
    [
      'a staff administrator, who sees no cases',
      [assigned('staff-administrator', 'registry')],
      ofMyAgency,
      [
        'Evidence: read',
        'Invitation: read, give',
        'Office: read, change',
        'Role: read, change',
        'RoleAssignment: read, give',
      ],
    ],
    [
      'the representative of an agency with their own application',
      [assigned('agency-representative', null)],
      mine,
      ['Access: read', 'AgencyApplication: read, apply', ...own.slice(1)],
    ],
    ['the representative of an agency with another’s', [assigned('agency-representative', null)], elsewhere, []],
    ['a case officer of no agency', [assigned('case-officer', null)], ofMyAgency, []],
    ['a role that holds nothing', [assigned('director', 'registry')], ofMyAgency, []],
    [
      'two roles in two agencies, each only in its own',
      [assigned('case-officer', 'registry'), assigned('service-designer', 'transport')],
      elsewhere,
      ['Office: read', 'Service: read, design, publish'],
    ],
  ])('%s', (_, assignments, row, matrix) => {
    expect(allowed(assignments, row)).toEqual(matrix)
  })

  it('leaves an official their own conversations as an applicant', () => {
    expect(allowed([assigned('administrator', null)], mine)).toEqual(expect.arrayContaining(own))
  })

  it.each(['Case', 'Submission', 'Document', 'Conversation'] as const)(
    'allows nothing on a %s without owner',
    (name) => {
      const ability = abilityFor({ accountId: 'me', assignments: [assigned('case-officer', 'registry')] })
      expect(ability.can('read', subject(name, { agency_id: null, account_id: null }))).toBe(false)
    },
  )
})

describe('rules as data', () => {
  const everyone = [assigned('case-officer', 'a'), assigned('service-designer', 'a'), assigned('administrator', null)]

  it('say why, and survive being written down', () => {
    const rules = rulesFor({ accountId: 'me', assignments: everyone })
    expect(rules.filter(({ because }) => because.en === '' || because.ru === '')).toEqual([])
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
  })

  it('carry the reason to whoever asks', () => {
    const ability = abilityFor({ accountId: 'me', assignments: [assigned('case-officer', 'a')] })
    expect(ability.relevantRuleFor('decide', subject('Case', { agency_id: 'a' }))?.reason).toBe(
      'case-officer: officials of the agency decide its cases',
    )
  })

  it('say nothing twice, so that taking one away takes something away', () => {
    const rules = rulesFor({ accountId: 'me', assignments: everyone })
    const said = rules.map(({ role, action, subject, fields }) => `${role}: ${action} ${subject} ${fields ?? ''}`)
    expect(said).toEqual([...new Set(said)])
  })
})

describe('how far a role reaches', () => {
  const ofOffice = [{ permission: 'see-cases', reach: 'office' }] as const
  const held = (officeId: string | null) => [assigned('clerk', 'a', { permissions: ofOffice, officeId })]
  const may = (assignments: Assignment[], row: object) =>
    abilityFor({ accountId: 'me', assignments }).can('read', subject('Case', { agency_id: 'a', ...row }))

  it('is the own office and what is assigned to oneself, wherever it lies', () => {
    expect(may(held('desk'), { office_id: 'desk', assigned_to: null })).toBe(true)
    expect(may(held('desk'), { office_id: 'other', assigned_to: null })).toBe(false)
    expect(may(held('desk'), { office_id: 'other', assigned_to: 'me' })).toBe(true)
    expect(may(held('desk'), { office_id: 'desk', agency_id: 'b' })).toBe(false)
  })

  it('is nothing but the assigned for who works in no office', () => {
    expect(may(held(null), { office_id: null, assigned_to: null })).toBe(false)
    expect(may(held(null), { office_id: 'desk', assigned_to: 'me' })).toBe(true)
  })
})

describe('what no roles can be together', () => {
  const decides = (...assignments: Assignment[]) =>
    abilityFor({ accountId: 'me', assignments }).can('decide', subject('Case', { agency_id: 'a' }))

  it.each([
    ['an administrator', assigned('administrator', null)],
    ['a staff administrator there', assigned('staff-administrator', 'a')],
  ])('a decision on cases and %s', (_, other) => {
    expect(decides(assigned('case-officer', 'a'))).toBe(true)
    expect(decides(assigned('case-officer', 'a'), other)).toBe(false)
  })

  it('a decision on cases and the change of roles in one role', () => {
    const { permissions } = assigned('case-officer', 'a')
    const both = [...permissions, ...assigned('staff-administrator', 'a').permissions]
    expect(decides(assigned('everything', 'a', { permissions: both }))).toBe(false)
  })

  it('but somebody may look after the roles of one agency and decide in another', () => {
    expect(decides(assigned('case-officer', 'a'), assigned('staff-administrator', 'b'))).toBe(true)
  })
})
