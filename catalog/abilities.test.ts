import { subject } from '@casl/ability'
import { describe, expect, it } from 'vitest'
import { type Action, type Assignment, abilityFor, rulesFor, type SubjectName } from './abilities.ts'

const subjects: SubjectName[] = [
  ...(['Access', 'Account', 'Agency', 'Case', 'Conversation'] as const),
  ...(['Document', 'Office', 'RoleAssignment', 'Service', 'Submission'] as const),
]
const actions: Action[] = ['read', 'answer', 'submit', 'decide', 'design', 'publish']
const assigned = (role: string, agencyId: string | null): Assignment => ({ role, agencyId, agency: agencyId })

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
      ['Case: read, decide', 'Document: read', 'Office: read', 'Service: read', 'Submission: read'],
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
      ['Account: read', 'Agency: read, decide', 'RoleAssignment: read'],
    ],
    ['an administrator of one agency only', [assigned('administrator', 'registry')], ofMyAgency, []],
    ['a case officer of no agency', [assigned('case-officer', null)], ofMyAgency, []],
    ['a role that does not exist', [assigned('director', 'registry')], ofMyAgency, []],
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
    expect(rules.filter((rule) => rule.because === '')).toEqual([])
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
  })

  it('carry the reason to whoever asks', () => {
    const ability = abilityFor({ accountId: 'me', assignments: everyone })
    expect(ability.relevantRuleFor('decide', subject('Case', { agency_id: 'a' }))?.reason).toBe(
      'case-officer: their agency decides its cases',
    )
  })

  it('say nothing twice, so that taking one away takes something away', () => {
    const rules = rulesFor({ accountId: 'me', assignments: everyone })
    const said = rules.flatMap((rule) => rule.action.map((action) => `${rule.role}: ${action} ${rule.subject}`))
    expect(said).toEqual([...new Set(said)])
  })
})
