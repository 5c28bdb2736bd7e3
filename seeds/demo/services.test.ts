import { describe, expect, it } from 'vitest'
import { checkService } from '../../catalog/check-service.ts'
import { decideByRule } from '../../catalog/decide-by-rule.ts'
import { routeSubmission } from '../../catalog/route-submission.ts'
import { serviceDefinition } from '../../catalog/service-definition.ts'
import { agencies, people, residentRegister, services } from './index.ts'

describe.each(services)('$agency/$slug', ({ agency, definition }) => {
  it('is a service as agencies publish them', () => {
    expect(serviceDefinition.parse(definition)).toEqual(definition)
  })

  it('has no defect that keeps it from being published', () => {
    expect(checkService(definition).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('sends every case to an office that the agency has', () => {
    const offices = agencies.find(({ slug }) => slug === agency)?.offices.map(({ slug }) => slug)
    for (const { office } of definition.routing) expect(offices).toContain(office)
  })

  it('speaks Russian wherever it says that it does', () => {
    const latin = Object.entries(definition.form.texts?.ru ?? {}).filter(([, text]) => !/[а-яё]/i.test(text))
    expect(latin).toEqual([])
  })
})

describe('the offices that receive parking permits', () => {
  it.each([
    ['resident', 'parking'],
    ['business', 'parking'],
    ['disabled-badge', 'accessibility'],
  ])('%s → %s', (kind, office) => {
    const definition = services.find(({ slug }) => slug === 'parking-permit')?.definition
    expect(definition && routeSubmission(definition, { permit: { kind } })).toBe(office)
  })
})

describe('a certificate of residence decided by rule', () => {
  const definition = services.find(({ slug }) => slug === 'residence-certificate')?.definition
  const answers = {
    applicant: { fullName: 'Анна Петрова', birthDate: '1988-05-14' },
    address: { street: 'ул. Липовая', house: '7', flat: '12', town: 'новозерск', postcode: '40123' },
    home: { mainResidence: true, tenure: 'owner' },
    household: [{ name: 'Тимур Петров', birthDate: '2015-08-30', relation: 'child' }],
    certificate: { purpose: 'school' },
  }
  const decided = (sub: string, changed: object = {}) =>
    definition && decideByRule(definition, { ...answers, ...changed }, residentRegister[sub]).decided

  it('is granted to Anna for the address in the register', () => {
    expect(decided('anna')).toBe(true)
    expect(decided('anna', { household: [] })).toBe(true)
  })

  it.each<[string, object]>([
    ['another flat', { address: { ...answers.address, flat: '13' } }],
    ['no flat', { address: { ...answers.address, flat: undefined } }],
    ['another name', { applicant: { ...answers.applicant, fullName: 'Анна Иванова' } }],
    ['not being the main home', { home: { mainResidence: false, tenure: 'owner' } }],
    [
      'somebody the register does not know',
      { household: [{ name: 'Ян', birthDate: '2001-01-01', relation: 'other' }] },
    ],
  ])('goes to an official for %s', (_, changed) => {
    expect(decided('anna', changed)).toBe(false)
  })

  it('goes to an official for everybody else with Anna’s answers', () => {
    for (const { sub } of people) if (sub !== 'anna') expect(decided(sub)).toBe(false)
  })
})

describe('the demo people', () => {
  it('are introduced in both languages and work for agencies that exist', () => {
    const known = agencies.map(({ slug }) => slug)
    for (const { names, about, roles } of people) {
      expect([names.en, names.ru, about.en, about.ru].every(Boolean)).toBe(true)
      for (const { agency } of roles) expect(agency === null || known.includes(agency)).toBe(true)
    }
  })

  it('are registered under their own name and birthday', () => {
    for (const [sub, entry] of Object.entries(residentRegister)) {
      const person = people.find((candidate) => candidate.sub === sub)
      expect(entry.fullName).toEqual(Object.values(person?.names ?? {}))
      expect(entry.birthDate).toBe(person?.birthDate)
    }
  })
})
