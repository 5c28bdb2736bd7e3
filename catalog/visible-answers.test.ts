import { describe, expect, it } from 'vitest'
import { rulesFor } from './abilities.ts'
import { checkSeenBy } from './seen-by.ts'
import { anAssignment } from './test/an-assignment.ts'
import { readerOf, visibleAnswers } from './visible-answers.ts'

const forDoctors = { 'ui:options': { seenBy: ['doctor'] } }
const uiSchema = {
  illness: forDoctors,
  children: { items: { diagnosis: forDoctors } },
  income: { 'ui:seenBy': ['supervisor', 'doctor'] },
  family: { ...forDoctors, name: { 'ui:title': 'Name' } },
}
const item = (path: string, text: string) => ({ path, title: path, text })
const answers = {
  data: {
    name: 'Anna',
    illness: 'secret-1',
    children: [{ name: 'Mia', diagnosis: 'secret-2' }],
    income: 'secret-3',
    family: { name: 'secret-4' },
  },
  sections: [
    { title: 'You', items: [item('/name', 'Anna'), item('/illness', 'secret-1')] },
    { title: 'Children', items: [item('/children/0/name', 'Mia'), item('/children/0/diagnosis', 'secret-2')] },
    { title: 'Money', items: [item('/income', 'secret-3'), item('/family/name', 'secret-4')] },
  ],
}

describe('answers that are for some roles', () => {
  it('are absent for the others, with all they hold, and counted', () => {
    const shown = visibleAnswers(uiSchema, ['case-officer'], answers)
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(shown.data).toEqual({ name: 'Anna', children: [{ name: 'Mia' }] })
    expect(shown.sections.map(({ title }) => title)).toEqual(['You', 'Children'])
    expect(shown.hidden).toBe(4)
  })

  it('are there for one of the roles, and for whoever sees everything', () => {
    expect(visibleAnswers(uiSchema, ['case-officer', 'doctor'], answers)).toEqual({ ...answers, hidden: 0 })
    expect(visibleAnswers(uiSchema, 'everything', answers)).toEqual({ ...answers, hidden: 0 })
    expect(visibleAnswers(uiSchema, ['supervisor'], answers).data).toMatchObject({ income: 'secret-3' })
  })

  it('take with them a line of the review that speaks of them among others', () => {
    const sections = [{ title: '', items: [item('/children', 'Mia, secret-2')] }]
    expect(visibleAnswers(uiSchema, ['case-officer'], { ...answers, sections }).sections).toEqual([])
  })

  it.each([[[]], ['doctor'], [[1]], [{}], [null]])('are for nobody where the roles are written as %j', (seenBy) => {
    const wrong = { illness: { 'ui:options': { seenBy } } }
    expect(visibleAnswers(wrong, ['doctor'], answers).data).not.toHaveProperty('illness')
  })
})

describe('who reads a submission', () => {
  const row = { agency_id: 'a', account_id: 'anna', office_id: 'desk', assigned_to: null }
  const reader = (accountId: string, ...roles: string[]) =>
    readerOf(rulesFor({ accountId, assignments: roles.map((role) => anAssignment(role, 'a')) }), row)

  it('is the applicant for all of it, and an official in the roles that let them', () => {
    expect(reader('anna')).toBe('everything')
    expect(reader('oleg', 'case-officer', 'service-designer')).toEqual(['case-officer'])
    expect(reader('vera', 'supervisor')).toBeUndefined()
  })
})

describe('checking who sees what', () => {
  it('finds roles that are not there, lists that are none, and places that are not heeded', () => {
    const found = checkSeenBy(
      {
        a: forDoctors,
        b: { 'ui:seenBy': 'doctor' },
        c: { oneOf: [forDoctors] },
        'ui:definitions': { d: forDoctors },
        e: { items: { 'ui:seenBy': ['case-officer'] } },
      },
      ['case-officer'],
    )
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'role-unknown /uiSchema/a/ui:options/seenBy',
      'seen-by-no-roles /uiSchema/b/ui:seenBy',
      'seen-by-not-heeded /uiSchema/c/oneOf/0/ui:options/seenBy',
      'seen-by-not-heeded /uiSchema/ui:definitions/d/ui:options/seenBy',
    ])
  })
})
