import { describe, expect, it } from 'vitest'
import { compileForm, type FormDefinition, rehearse } from '#forms'
import { flatOutline, outline } from '../../designing/outline.ts'
import { importForm } from '../import-form.ts'

const question = (type: string, name: string, title: string, more = {}) => ({
  type,
  name,
  title,
  options: {},
  schema: {},
  ...more,
})
const is = (name: string, value: string, operator = 'is') => ({
  field: { name, type: 'YesNoField', display: name },
  operator,
  value: { type: 'Value', value, display: value },
})
const named = (name: string, ...conditions: object[]) => ({ name, displayName: name, value: { name, conditions } })
const link = (path: string, condition?: string) => ({ path, ...(condition && { condition }) })

/** A licence for a stall, as the builder's first model has it: the way from page to page is the logic. */
const stall = {
  name: 'A stall at the market',
  startPage: '/food',
  pages: [
    {
      path: '/food',
      title: 'Do you sell food?',
      section: 'stall',
      components: [
        question('YesNoField', 'food', 'Do you sell food?'),
        question('SelectField', 'days', 'How many days?', { list: 'days' }),
      ],
      next: [link('/hygiene', 'sellsFood'), link('/contact')],
    },
    {
      path: '/hygiene',
      title: 'Hygiene',
      components: [
        { type: 'InsetText', content: '<p>Each stall is <b>looked at</b>.</p>', options: {}, schema: {} },
        question('TextField', 'certificate', 'Number of the certificate', {
          schema: { max: 12, regex: '^[A-Z]{2}[0-9]+$' },
        }),
        question('DatePartsField', 'until', 'Valid until', { hint: 'It stands at the bottom.' }),
      ],
      next: [link('/contact')],
    },
    {
      path: '/contact',
      title: 'Contact',
      components: [question('EmailAddressField', 'email', 'E-mail', { options: { required: false } })],
      next: [link('/summary')],
    },
    { path: '/summary', title: 'Summary', controller: './pages/summary.js', components: [] },
  ],
  sections: [{ name: 'stall', title: 'Your stall' }],
  lists: [
    {
      name: 'days',
      title: 'Days',
      type: 'number',
      items: [
        { text: 'One', value: 1 },
        { text: 'Two', value: 2 },
      ],
    },
  ],
  conditions: [named('sellsFood', is('stall.food', 'true'))],
  outputs: [{ name: 'mail', type: 'email' }],
}

const formOf = (source: unknown) => {
  const { definition } = importForm(source)
  if (!definition) throw new Error('nothing was imported')
  return definition.form
}
const asked = (source: unknown) =>
  flatOutline(outline(formOf(source))).map((item) => [item.at.slice('/uiSchema/'.length), item.asked])
const said = (source: unknown, pointer: string) =>
  importForm(source)
    .lines.filter((line) => line.pointer === pointer)
    .map(({ outcome, words }) => `${outcome}: ${words.en}`)

describe('a form of the XGov builder', () => {
  it('turns the ways between pages into conditions', () => {
    expect(asked(stall)).toEqual([
      ['stall', 'always'],
      ['stall/food', 'always'],
      ['stall/days', 'always'],
      ['hygiene', [{ path: ['stall', 'food'], verb: 'is', value: true }]],
      ['hygiene/certificate', 'always'],
      ['hygiene/until', 'always'],
      ['email', 'always'],
    ])
    expect(said(stall, '/pages/1')).toContain('approximated: The ways between pages became a condition of this page.')
  })

  it.each([
    { stall: { food: false, days: 2 } },
    { stall: { food: true, days: 1 }, hygiene: { certificate: 'AB12', until: '2027-01-31' }, email: 'a@b.test' },
  ])('can be talked through', (answers) => {
    const form = compileForm(formOf(stall) as FormDefinition)
    expect(rehearse(form, answers, 'value', 'en', new Date('2026-11-24'))).toMatchObject({
      passed: true,
      data: answers,
    })
  })

  it('says what it left behind', () => {
    expect(said(stall, '')).toContain('refused: Settings that are not known here are left out: outputs.')
    expect(said(stall, '/pages/1/components/0')).toEqual([
      'approximated: A text without a question became the explanation of “Number of the certificate”.',
    ])
  })

  it('asks a page for which several ways lead on any of them, and always where all ways lead', () => {
    const source = {
      startPage: '/a',
      pages: [
        { path: '/a', components: [question('YesNoField', 'a', 'A?')], next: [link('/b', 'yes'), link('/c')] },
        { path: '/b', components: [question('YesNoField', 'b', 'B?')], next: [link('/d')] },
        { path: '/c', components: [question('YesNoField', 'c', 'C?')], next: [link('/d')] },
        { path: '/d', components: [question('TextField', 'd', 'D')], next: [] },
      ],
      conditions: [named('yes', is('a', 'true'))],
    }
    expect(asked(source)).toEqual([
      ['a', 'always'],
      ['b', [{ path: ['a'], verb: 'is', value: true }]],
      ['c', [{ path: ['a'], verb: 'is-not', value: true }]],
      ['d', 'always'],
    ])
  })

  it('joins conditions by their names, “and” before “or”', () => {
    const source = {
      startPage: '/a',
      pages: [
        {
          path: '/a',
          components: ['x', 'y', 'z'].map((name) => question('YesNoField', name, `${name}?`)),
          next: [link('/b', 'all'), link('/end')],
        },
        { path: '/b', components: [question('TextField', 'b', 'B')], next: [link('/end')] },
        { path: '/end', components: [question('TextField', 'end', 'End')], next: [] },
      ],
      conditions: [
        named('x', is('x', 'true')),
        named(
          'all',
          { conditionName: 'x' },
          { coordinator: 'and', ...is('y', 'true') },
          { coordinator: 'or', ...is('z', 'true') },
        ),
      ],
    }
    const [arm] = (formOf(source).schema.allOf ?? []) as { if: { anyOf: object[] } }[]
    expect(arm?.if.anyOf).toHaveLength(2)
  })

  it('asks always, and says so, where a date is compared with today or a way leads back', () => {
    const late = { field: { name: 'born' }, operator: 'is before', value: { type: 'RelativeDate', period: '18' } }
    const source = {
      startPage: '/a',
      pages: [
        { path: '/a', components: [question('DateField', 'born', 'Born')], next: [link('/b', 'adult'), link('/c')] },
        { path: '/b', components: [question('TextField', 'b', 'B')], next: [link('/a')] },
        { path: '/c', components: [question('TextField', 'c', 'C')], next: [] },
      ],
      conditions: [named('adult', late)],
    }
    expect(asked(source).map(([, when]) => when)).toEqual(['always', 'always', 'always'])
    expect(said(source, '/pages/1').join()).toContain(
      'refused: Its condition compares in a way that cannot be said here',
    )
    expect(said(source, '/pages/0').join()).toContain('refused: A way back to an earlier page is left out.')
  })
})

describe('a form of the second model', () => {
  const source = {
    name: 'Moorings',
    schema: 2,
    engine: 'V2',
    pages: [
      {
        path: '/kind',
        title: 'Boat',
        components: [question('RadiosField', 'kind', 'What boat?', { id: 'q1', list: 'l1' })],
        next: [],
      },
      {
        path: '/sail',
        title: 'Sail',
        condition: 'c1',
        components: [question('NumberField', 'masts', 'How many masts?', { schema: { precision: 0 } })],
        next: [],
      },
      {
        path: '/crew',
        title: 'Crew',
        controller: 'RepeatPageController',
        repeat: { options: { name: 'crew', title: 'Person' }, schema: { min: 1, max: 4 } },
        components: [question('TextField', 'name', 'Name')],
        next: [],
      },
      { path: '/pay', title: 'Pay', components: [question('PaymentField', 'pay', 'Pay here')], next: [] },
    ],
    lists: [
      {
        id: 'l1',
        name: 'boats',
        title: 'Boats',
        type: 'string',
        items: [
          { id: 'i1', text: 'Sailing boat', value: 'sail' },
          { id: 'i2', text: 'Rowing boat', value: 'row' },
        ],
      },
    ],
    conditions: [
      {
        id: 'c1',
        displayName: 'Sails',
        items: [
          { id: 'e1', componentId: 'q1', operator: 'is', type: 'ListItemRef', value: { listId: 'l1', itemId: 'i1' } },
        ],
      },
    ],
  }

  it('has its conditions by id, its lists by reference, and rows', () => {
    const form = formOf(source)
    expect(asked(source)).toEqual([
      ['kind', 'always'],
      ['masts', [{ path: ['kind'], verb: 'is', value: 'sail' }]],
      ['crew', 'always'],
      ['crew/items/name', 'always'],
    ])
    const answers = { kind: 'sail', masts: 2, crew: [{ name: 'Oleg' }] }
    expect(rehearse(compileForm(form as FormDefinition), answers, 'value', 'en', new Date('2026-11-24'))).toMatchObject(
      { passed: true },
    )
    expect(said(source, '/pages/3/components/0')[0]).toMatch(/^refused: Left out: “PaymentField”/)
  })
})
