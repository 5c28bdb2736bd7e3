import { describe, expect, it } from 'vitest'
import { explain } from './explain.ts'
import { anAssignment } from './test/an-assignment.ts'

const who = (...roles: [role: string, agencyId: string | null][]) => ({
  accountId: 'me',
  assignments: roles.map(([role, agencyId]) => anAssignment(role, agencyId)),
})
const officer = who(['case-officer', 'registry'])
const aCase = { agency_id: 'registry', account_id: 'someone', status: 'open' }

describe('why one may', () => {
  it('names the rule that decides and what it asks of the record', () => {
    expect(explain(officer, 'decide', 'Case', aCase)).toEqual({
      allowed: true,
      rule: {
        role: 'case-officer',
        names: { en: 'Case officer', ru: 'Сотрудник, ведущий дела' },
        because: { en: 'officials of the agency decide its cases', ru: 'дела ведомства решают его сотрудники' },
      },
      because: {
        en: 'Allowed as “Case officer”: officials of the agency decide its cases.',
        ru: 'Разрешено, роль «Сотрудник, ведущий дела»: дела ведомства решают его сотрудники.',
      },
      conditions: [
        {
          column: 'agency_id',
          holds: true,
          text: { en: 'the record belongs to their agency', ru: 'запись относится к их ведомству' },
        },
      ],
    })
  })

  it('finds the one of many rules that holds', () => {
    const submission = { agency_id: 'transport', account_id: 'me' }
    expect(explain(officer, 'read', 'Submission', submission)).toMatchObject({ rule: { role: 'applicant' } })
  })

  it('needs no condition where the rule has none', () => {
    const administrator = who(['administrator', null])
    expect(explain(administrator, 'read', 'Account', { id: 'x' })).toMatchObject({ allowed: true, conditions: [] })
  })
})

describe('why one may not', () => {
  it('says what the record would have to be', () => {
    const refused = explain(officer, 'read', 'Case', { ...aCase, agency_id: 'transport' })
    expect(refused).toMatchObject({
      allowed: false,
      rule: { role: 'case-officer' },
      conditions: [{ column: 'agency_id', holds: false }],
    })
    expect(refused.because).toEqual({
      en: 'Refused: as “Case officer” only where the record belongs to their agency.',
      ru: 'Отказано: роль «Сотрудник, ведущий дела» разрешает это, только если запись относится к их ведомству.',
    })
  })

  it.each([
    ['a role that does not speak of it', who(['service-designer', 'registry'])],
    ['a role without its agency', who(['case-officer', null])],
    ['a role that is not known', who(['director', 'registry'])],
    ['no role', who()],
  ])('is denied by default: %s', (_, actor) => {
    const refused = explain(actor, 'read', 'Case', aCase)
    expect(refused).toMatchObject({ allowed: false, conditions: [] })
    expect(refused.rule).toBeUndefined()
    expect(refused.because.en).toBe('Refused: no role of this person allows it.')
  })

  it('carries nothing of the record', () => {
    const secret = { agency_id: 'secret-agency', account_id: 'secret-person', status: 'secret-state' }
    expect(JSON.stringify(explain(officer, 'read', 'Case', secret))).not.toContain('secret')
  })
})

describe('why one may see a column', () => {
  const held = [
    { permission: 'see-cases', reach: 'agency' },
    { permission: 'see-applicants', reach: 'assigned' },
  ] as const
  const clerk = { accountId: 'me', assignments: [anAssignment('clerk', 'registry', { permissions: held })] }

  it('names the rule that speaks of it', () => {
    const ofMine = explain(clerk, 'read', 'Case', { ...aCase, assigned_to: 'me' }, 'applicant')
    expect(ofMine).toMatchObject({ allowed: true, rule: { because: { en: 'who works on a case knows whose it is' } } })
    expect(explain(clerk, 'read', 'Case', aCase, 'number')).toMatchObject({ allowed: true })
  })

  it('is refused where the record alone may be seen', () => {
    expect(explain(clerk, 'read', 'Case', aCase).allowed).toBe(true)
    expect(explain(clerk, 'read', 'Case', aCase, 'applicant')).toMatchObject({
      allowed: false,
      conditions: [
        { column: 'agency_id', holds: true },
        { column: 'assigned_to', holds: false },
      ],
    })
    expect(explain(clerk, 'read', 'Case', aCase, 'reason').because.en).toBe(
      'Refused: no role of this person allows it.',
    )
  })
})

it('says so where two duties exclude each other', () => {
  const both = who(['case-officer', 'registry'], ['staff-administrator', 'registry'])
  expect(explain(both, 'decide', 'Case', aCase).because.en).toMatch(/^Refused: whoever says who may do what/)
})
