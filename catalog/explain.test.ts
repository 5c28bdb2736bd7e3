import { describe, expect, it } from 'vitest'
import { type Assignment, rulesFor } from './abilities.ts'
import { explain } from './explain.ts'
import { inRussian } from './right-words.ts'

const who = (...roles: [role: string, agencyId: string | null][]) => ({
  accountId: 'me',
  assignments: roles.map(([role, agencyId]): Assignment => ({ role, agencyId, agency: agencyId })),
})
const officer = who(['case-officer', 'registry'])
const aCase = { agency_id: 'registry', account_id: 'someone', status: 'open' }

describe('why one may', () => {
  it('names the rule that decides and what it asks of the record', () => {
    expect(explain(officer, 'decide', 'Case', aCase)).toEqual({
      allowed: true,
      rule: { role: 'case-officer', because: 'their agency decides its cases' },
      because: {
        en: 'Allowed as “Case officer”: their agency decides its cases.',
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

it('has Russian words for the reason of every rule', () => {
  const everyone = who(['case-officer', 'a'], ['service-designer', 'a'], ['administrator', null])
  expect(rulesFor(everyone).filter(({ because }) => inRussian[because] === undefined)).toEqual([])
})
