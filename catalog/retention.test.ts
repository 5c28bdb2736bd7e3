import { describe, expect, it } from 'vitest'
import { keptAnswers, nextErasure } from './retention.ts'

const keptFor = (keptForMonths: unknown) => ({ 'ui:options': { keptForMonths } })
const uiSchema = {
  illness: keptFor(6),
  children: { items: { diagnosis: keptFor(1) } },
  family: { ...keptFor(12), name: { 'ui:title': 'Name' } },
  odd: keptFor('soon'),
}
const item = (path: string) => ({ path, title: path, text: 'x' })
const answers = {
  data: {
    name: 'Anna',
    illness: 'asthma',
    children: [{ name: 'Mia', diagnosis: 'flu' }],
    family: { name: 'Petrov' },
    odd: 1,
  },
  sections: [
    { title: 'You', items: [item('/name'), item('/illness')] },
    { title: 'Children', items: [item('/children/0/name'), item('/children/0/diagnosis')] },
    { title: 'Family', items: [item('/family/name')] },
  ],
}
const closedAt = new Date('2026-01-31T12:00:00Z')
const keptAt = (now: string) => keptAnswers(uiSchema, answers, { closedAt, now: new Date(now) })

describe('the time for which answers are kept', () => {
  it('runs from the closing of the case, to the last day of a month that is shorter', () => {
    expect(keptAt('2026-02-28T11:59:59Z').at).toEqual([])
    expect(keptAt('2026-02-28T12:00:00Z').at).toEqual(['/children/0/diagnosis'])
    expect(keptAt('2026-07-31T12:00:00Z').at).toEqual(['/illness', '/children/0/diagnosis'])
  })

  it('takes along what a question holds, and leaves everything else with its place in the review', () => {
    const { data, sections, items } = keptAt('2030-01-01')
    expect(data).toEqual({ name: 'Anna', children: [{ name: 'Mia' }], odd: 1 })
    expect(sections.flatMap((section) => section.items.map(({ path }) => path))).toEqual(['/name', '/children/0/name'])
    expect(items.map(({ path }) => path)).toEqual(['/illness', '/children/0/diagnosis', '/family/name'])
  })

  it('is known ahead: when the next answers go, until none do', () => {
    expect(nextErasure(uiSchema, closedAt)).toEqual(new Date('2026-02-28T12:00:00Z'))
    expect(nextErasure(uiSchema, closedAt, new Date('2026-02-28T12:00:00Z'))).toEqual(new Date('2026-07-31T12:00:00Z'))
    expect(nextErasure(uiSchema, closedAt, new Date('2027-02-01'))).toBeUndefined()
    expect(nextErasure({ name: { 'ui:title': 'Name' } }, closedAt)).toBeUndefined()
    expect(nextErasure(undefined, closedAt)).toBeUndefined()
  })
})
