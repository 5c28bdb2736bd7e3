import { describe, expect, it } from 'vitest'
import { checkName, type NameProblemCode } from './check-name.ts'
import { isOneEditAway } from './is-one-edit-away.ts'
import { skeleton } from './skeleton.ts'
import { realisticNames, verifiedNames } from './test/agency-names.ts'
import { lookAlikesOf } from './test/look-alike-names.ts'

const verified = verifiedNames.map((name) => ({ name, skeleton: skeleton(name) }))

describe('a name made to be taken for a verified one', () => {
  it('is never simply accepted, in more than 2,000 attempts', () => {
    const made = verifiedNames.flatMap(lookAlikesOf)
    expect(made.length).toBeGreaterThan(2000)
    expect(made.filter((name) => checkName(name, verified).verdict === 'fine')).toEqual([])
  })

  it('is told which name it is like', () => {
    expect(checkName('State Reg1stry 0ffice', verified)).toMatchObject({
      verdict: 'refused',
      problems: [{ code: 'looks-like', like: 'State Registry Office' }],
    })
  })

  it('goes to a person when it is one letter off', () => {
    expect(checkName('State Registry Offices', verified)).toMatchObject({
      verdict: 'review',
      problems: [{ code: 'near', like: 'State Registry Office' }],
    })
  })
})

describe('a name in the style of a real public body', () => {
  it('is accepted in 99 of 100 cases, in more than 1,000', () => {
    const names = [...new Set(realisticNames)]
    expect(names.length).toBeGreaterThan(1000)
    const refused = names.filter((name) => checkName(name, verified).verdict !== 'fine')
    expect(refused.length / names.length).toBeLessThan(0.01)
  })

  it('is not taken for another such name', () => {
    const names = [...new Set(realisticNames)]
    const known = names.map((name) => ({ name, skeleton: skeleton(name) }))
    const twins = names.filter((name) => {
      const others = known.filter((other) => other.name !== name)
      return checkName(name, others).verdict === 'refused'
    })
    expect(twins).toEqual([])
  })

  it.each(['سازمان‌های ملی', 'क्‍षेत्र कार्यालय', 'Дом культуры № 5', 'O’Brien & Sons Trust', 'IT-отдел мэрии'])(
    '%s keeps what its language needs',
    (name) => {
      expect(checkName(name, verified)).toMatchObject({ verdict: 'fine', name })
    },
  )
})

describe('a name that nobody may have', () => {
  const wrong: [string, NameProblemCode, object][] = [
    ['A', 'too-short', {}],
    ['Office '.repeat(30), 'too-long', {}],
    ['City\u202Ecinilc', 'invisible', { codePoint: 'U+202E', word: 'City\u25A1cinilc' }],
    ['City\u200BClinic', 'invisible', { codePoint: 'U+200B' }],
    ['City\u{E000}Clinic', 'unassigned', { codePoint: 'U+E000' }],
    ['City\u{378}Clinic', 'unassigned', { codePoint: 'U+0378' }],
    ['Clinic ✔', 'badge-like', { character: '✔' }],
    ['Clinic ™', 'badge-like', { character: '™' }],
    ['Clinic ⓥ', 'badge-like', { character: 'ⓥ' }],
    ['Clinic\uFE0F', 'badge-like', { codePoint: 'U+FE0F' }],
    ['<b>Clinic</b>', 'not-for-names', { character: '<' }],
    ['C\u0301\u0302\u0303\u0304linic', 'many-marks', {}],
    ['ᎠᎡᎢ Office', 'unusual-script', { character: 'Ꭰ' }],
    ['Cliniс', 'mixed-scripts', { word: 'Cliniс', character: 'с', codePoint: 'U+0441' }],
    ['Verified Clinic', 'reserved', { word: 'verified' }],
    ['Clinic. VЕRIFIED', 'mixed-scripts', {}],
    ['Поликлиника (проверено)', 'reserved', { word: 'проверено' }],
    ['Par1ey Help', 'reserved', { word: 'parley' }],
  ]
  it.each(wrong)('%j is refused as %s, and told why', (name, code, told) => {
    const { verdict, problems } = checkName(name, [])
    expect(verdict).toBe('refused')
    expect(problems).toContainEqual(expect.objectContaining({ code, ...told }))
  })
})

describe('the skeleton', () => {
  it('of a skeleton is the skeleton', () => {
    for (const name of realisticNames) expect(skeleton(skeleton(name))).toBe(skeleton(name))
  })

  it('keeps names of other meaning apart', () => {
    expect(skeleton('Школа № 5')).not.toBe(skeleton('Школа № 6'))
    expect(skeleton('وزارة العدل')).not.toBe(skeleton('وزارة النقل'))
  })

  it('reads the digits of every script', () => {
    expect(skeleton('Школа ٤٧')).toBe(skeleton('Школа 47'))
  })
})

describe('one edit', () => {
  it.each([
    ['abc', 'abcd', true],
    ['abc', 'bc', true],
    ['abc', 'axc', true],
    ['abc', 'acb', true],
    ['abc', 'abc', false],
    ['abc', 'cba', false],
    ['abc', 'abcde', false],
    ['', 'a', true],
  ])('between %j and %j: %s', (one, other, away) => {
    expect(isOneEditAway(one, other)).toBe(away)
    expect(isOneEditAway(other, one)).toBe(away)
  })
})
