import { describe, expect, it } from 'vitest'
import { compileForm, type FormDefinition, rehearse } from '#forms'
import { flatOutline, outline } from '../../designing/outline.ts'
import { importForm } from '../import-form.ts'

const textfield = (key: string, more = {}) => ({ type: 'textfield', key, label: key, input: true, ...more })
const must = { validate: { required: true } }

/** A form as the builder of Form.io saves it, with the settings that it always writes out. */
const dogs = {
  title: 'Register a dog',
  display: 'form',
  components: [
    {
      type: 'panel',
      key: 'owner',
      title: 'About you',
      input: false,
      components: [
        textfield('fullName', {
          label: 'Full name',
          placeholder: 'Anna Karlova',
          validate: { required: true, maxLength: 80 },
        }),
        {
          type: 'email',
          key: 'email',
          label: 'E-mail',
          input: true,
          tooltip: 'We write here.',
          validate: { required: false },
        },
        {
          type: 'columns',
          key: 'columns',
          columns: [
            {
              size: 6,
              components: [
                { type: 'datetime', key: 'born', label: 'Date of birth', enableTime: false, input: true, ...must },
              ],
            },
            { size: 6, components: [] },
          ],
        },
      ],
    },
    { type: 'content', key: 'note', html: '<p>A waiver of the fee needs a <b>paper</b>.</p>' },
    {
      type: 'radio',
      key: 'waiver',
      label: 'Do you ask for a waiver?',
      input: true,
      values: [
        { label: 'Yes', value: 'yes', shortcut: '' },
        { label: 'No', value: 'no', shortcut: '' },
      ],
      ...must,
    },
    textfield('reason', {
      label: 'Why?',
      ...must,
      conditional: { show: true, when: 'waiver', eq: 'yes' },
    }),
    {
      type: 'datagrid',
      key: 'dogs',
      label: 'Dogs',
      input: true,
      validate: { required: true, minLength: '1', maxLength: '3' },
      components: [
        textfield('name', must),
        { type: 'number', key: 'age', label: 'Age', input: true, decimalLimit: 0, ...must },
      ],
    },
    { type: 'button', key: 'submit', label: 'Submit', action: 'submit' },
  ],
}

const formOf = (source: unknown) => {
  const { definition } = importForm(source)
  if (!definition) throw new Error('nothing was imported')
  return definition.form
}
const said = (source: unknown, pointer: string) =>
  importForm(source)
    .lines.filter((line) => line.pointer === pointer)
    .map(({ outcome, words }) => `${outcome}: ${words.en}`)

describe('a form of Form.io', () => {
  it('becomes a form that can be talked through, with its sections, lists and conditions', () => {
    const form = compileForm(formOf(dogs) as FormDefinition)
    const answers = {
      owner: { fullName: 'Anna', born: '1990-03-27' },
      waiver: 'yes',
      reason: 'I am blind.',
      dogs: [{ name: 'Rex', age: 3 }],
    }
    const rehearsed = rehearse(form, answers, 'value', 'en', new Date('2026-11-24'))
    expect(rehearsed).toMatchObject({ passed: true, data: answers })
  })

  it('shows its conditions to the designer as sentences', () => {
    const item = flatOutline(outline(formOf(dogs))).find(({ name }) => name === 'reason')
    expect(item?.asked).toEqual([{ path: ['waiver'], verb: 'is', value: 'yes' }])
  })

  it('says of each component what became of it', () => {
    expect(said(dogs, '/components/0')).toEqual(['kept: A section of the form.'])
    expect(said(dogs, '/components/0/components/2')).toEqual([
      'approximated: Layout is left out (columns): a conversation asks one thing after another.',
    ])
    expect(said(dogs, '/components/1')).toEqual([
      'approximated: A text without a question became the explanation of “Do you ask for a waiver?”.',
    ])
    expect(said(dogs, '/components/5')).toEqual([
      'approximated: Layout is left out (button): a conversation asks one thing after another.',
    ])
    const { uiSchema, schema } = formOf(dogs) as {
      uiSchema: Record<string, never>
      schema: { properties: Record<string, object> }
    }
    expect(schema.properties.waiver).toMatchObject({ description: 'A waiver of the fee needs a paper.' })
    expect(uiSchema.owner).toMatchObject({ email: { 'ui:help': 'We write here.' } })
  })

  it('moves a question behind its section when another section decides on it', () => {
    const source = {
      components: [
        {
          type: 'panel',
          key: 'one',
          title: 'One',
          components: [{ type: 'checkbox', key: 'pet', label: 'A pet?', input: true }],
        },
        {
          type: 'panel',
          key: 'two',
          title: 'Two',
          components: [
            textfield('always'),
            textfield('petName', { conditional: { show: 'true', when: 'one.pet', eq: 'true' } }),
          ],
        },
      ],
    }
    expect(flatOutline(outline(formOf(source))).map(({ at, asked }) => [at, asked])).toEqual([
      ['/uiSchema/one', 'always'],
      ['/uiSchema/one/pet', 'always'],
      ['/uiSchema/two', 'always'],
      ['/uiSchema/two/always', 'always'],
      ['/uiSchema/petName', [{ path: ['one', 'pet'], verb: 'is', value: true }]],
    ])
    expect(said(source, '/components/1/components/1').join()).toContain('behind the section “Two”')
  })

  it('reads the conditions of version 5, and those of boxes', () => {
    const boxes = {
      type: 'selectboxes',
      key: 'kinds',
      label: 'Kinds',
      values: [
        { label: 'Cat', value: 'cat' },
        { label: 'Dog', value: 'dog' },
      ],
    }
    const source = {
      components: [
        boxes,
        { type: 'number', key: 'count', label: 'How many?' },
        textfield('either', {
          conditional: {
            show: true,
            conjunction: 'any',
            conditions: [
              { component: 'kinds', operator: 'includes', value: 'dog' },
              { component: 'count', operator: 'greaterThan', value: 2 },
            ],
          },
        }),
      ],
    }
    expect(formOf(source).schema.allOf).toMatchObject([
      {
        if: {
          anyOf: [
            { properties: { kinds: { contains: { const: 'dog' } } }, required: ['kinds'] },
            { properties: { count: { exclusiveMinimum: 2 } }, required: ['count'] },
          ],
        },
      },
    ])
  })
})

describe('what Form.io can do and a conversation cannot', () => {
  it.each<[string, object, RegExp]>([
    [
      'a condition in JavaScript',
      { customConditional: 'show = data.a === 1' },
      /^refused: Its condition is program text \(customConditional\)/,
    ],
    ['a condition on nothing', { conditional: { show: true, when: 'ghost', eq: '1' } }, /^refused: .*“ghost”/],
    [
      'a check in JavaScript',
      { validate: { custom: 'valid = input.length > 3' } },
      /^refused: .*“validate.custom” is program text/,
    ],
    ['a formula', { calculateValue: 'value = data.a + 1' }, /^approximated: It was calculated/],
    [
      'a formula nobody may change',
      { calculateValue: 'value = 1', disabled: true },
      /^refused: Left out: its value was calculated/,
    ],
    ['a hidden value', { hidden: true, defaultValue: 'x' }, /^refused: Left out: people never saw it/],
    ['a signature', { type: 'signature' }, /^refused: .*“signature”/],
    ['a component of its own', { type: 'orgNr' }, /^approximated: .*“orgNr” here: it is asked as plain text/],
    [
      'answers of another system',
      { type: 'select', dataSrc: 'url', data: { url: 'https://x.test/towns' } },
      /^refused: .*https:\/\/x\.test\/towns/,
    ],
    ['a pattern that is none', { validate: { pattern: '([' } }, /^refused: The pattern/],
    ['an unknown setting', { smartThing: { on: true } }, /^refused: .*smartThing/],
    [
      'a default that is no answer',
      { type: 'number', defaultValue: 'many' },
      /^refused: The answer that was filled in/,
    ],
  ])('is said of %s', (_, more, line) => {
    const source = { components: [textfield('a', { label: 'A', ...more }), textfield('b')] }
    expect(said(source, '/components/0').some((words) => line.test(words))).toBe(true)
  })

  it('drops the condition that closes a circle, so that nothing is hidden for ever', () => {
    const source = {
      components: [
        textfield('a', { conditional: { show: true, when: 'b', eq: 'x' } }),
        textfield('b', { conditional: { show: true, when: 'a', eq: 'x' } }),
      ],
    }
    const asked = flatOutline(outline(formOf(source))).map((item) => item.asked)
    expect(asked).toContain('always')
    expect(importForm(source).lines.filter(({ words }) => words.en?.includes('leads back to itself'))).toHaveLength(1)
  })

  it('is asked always where a condition reaches into rows', () => {
    const source = {
      components: [
        { type: 'editgrid', key: 'rows', label: 'Rows', components: [textfield('kind')] },
        textfield('other', { conditional: { show: true, when: 'rows.kind', eq: 'x' } }),
      ],
    }
    expect(said(source, '/components/1').join()).toMatch(/refused: .*rows of a list/)
  })

  it('gives names that no object has by itself', () => {
    const keys = ['constructor', 'items', '__proto__', 'a b', 'toString']
    const source = { components: keys.map((key) => textfield(key, { label: `Title of ${key}` })) }
    const { properties } = formOf(source).schema as { properties: object }
    expect(Object.keys(properties)).toEqual(['constructor2', 'items2', 'titleOfProto', 'titleOfAB', 'tostring'])
  })
})
