import { describe, expect, it } from 'vitest'
import { anAssignment } from '../../catalog/test/an-assignment.ts'
import { Case } from '../../server/cases/case.model.ts'
import { type PanelResource, readOnly } from '../resources/panel-resource.ts'
import { builtInActions } from './built-in-actions.ts'
import { denyByDefault } from './deny-by-default.ts'
import { admit } from './official.ts'

const cases: PanelResource = { id: 'cases', model: Case, subject: 'Case', access: readOnly }
const officer = (agencyId: string) =>
  admit({
    accountId: 'oleg',
    name: 'Oleg',
    locale: 'en',
    assignments: [anAssignment('case-officer', agencyId, { agency: 'registry' })],
  })

/** Asks an action's gate as AdminJS does: with the record on a record's address, without one elsewhere. */
function may(resource: PanelResource, action: string, agencyId: string, record?: object): unknown {
  const gate = (denyByDefault(resource).actions as Record<string, { isAccessible: (context: object) => unknown }>)[
    action
  ]
  return gate?.isAccessible({ currentAdmin: officer(agencyId), ...(record && { record: { params: record } }) })
}

describe('a resource', () => {
  it.each(builtInActions)('does not start without a rule for %s', (action) => {
    const { [action]: _, ...access } = readOnly
    expect(() => denyByDefault({ ...cases, access: access as PanelResource['access'] })).toThrow(
      `"${action}" has no access rule`,
    )
  })

  it('does not start with an action of its own that has no rule, whatever the name', () => {
    for (const name of ['decide', 'constructor', 'toString']) {
      expect(() => denyByDefault({ ...cases, actions: { [name]: { actionType: 'record' } } })).toThrow(
        `"${name}" has no access rule`,
      )
    }
  })

  it('does not start when bulk delete is for somebody', () => {
    expect(() => denyByDefault({ ...cases, access: { ...readOnly, bulkDelete: 'read' } })).toThrow(/for nobody/)
  })
})

describe('an action', () => {
  it('is open by the rule of its verb, for the whole and for a record', () => {
    expect(may(cases, 'list', 'a')).toBe(true)
    expect(may(cases, 'show', 'a', { agency_id: 'a' })).toBe(true)
    expect(may(cases, 'show', 'a', { agency_id: 'b' })).toBe(false)
  })

  it('is closed when it is for nobody, or when no rule speaks of it', () => {
    expect(may(cases, 'edit', 'a', { agency_id: 'a' })).toBe(false)
    expect(may({ ...cases, subject: 'Account' }, 'list', 'a')).toBe(false)
  })

  it('answers at once: AdminJS reads a promise as yes', () => {
    for (const action of builtInActions) expect(typeof may(cases, action, 'a')).toBe('boolean')
  })
})

describe('an official', () => {
  it('is not made of an applicant', () => {
    expect(admit({ accountId: 'anna', name: 'Anna', locale: 'en', assignments: [] })).toBeUndefined()
  })

  it('shows the page nothing but who they are', () => {
    expect(officer('a')).toEqual({ id: 'oleg', email: 'Oleg', title: 'registry', locale: 'en' })
  })
})
