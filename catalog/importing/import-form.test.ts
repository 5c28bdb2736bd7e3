import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkForm, type FormDefinition } from '#forms'
import { definitionOf, OWN_FORMS } from '../../forms/test/own-forms.ts'
import { newDefinition } from '../designing/draft-definition.ts'
import { exportForm, exportService } from '../export-service.ts'
import { importForm, importText, languageOf } from './import-form.ts'

const form = {
  schema: {
    type: 'object',
    title: 'Dogs',
    required: ['name'],
    properties: { name: { type: 'string', title: 'Name' } },
  },
  uiSchema: { name: { 'ui:help': 'As you call it.' } },
}

describe('the language of a form', () => {
  it.each<[string, unknown, string | undefined]>([
    ['a schema alone', form.schema, 'json-schema'],
    ['schema and uiSchema', form, 'json-schema'],
    ['Form.io', { display: 'form', components: [] }, 'form-io'],
    ['Form.io within a project', { form: { components: [] } }, 'form-io'],
    ['XGov', { pages: [], lists: [] }, 'xgov'],
    ['FHIR', { resourceType: 'Questionnaire' }, 'fhir'],
    ['another resource', { resourceType: 'Patient' }, undefined],
    ['a list', [], undefined],
    ['a number', 1, undefined],
  ])('is recognised: %s', (_, source, language) => {
    expect(languageOf(source)).toBe(language)
  })
})

describe('JSON Schema', () => {
  it('is kept to the letter', () => {
    const { definition, lines } = importForm(form)
    expect(definition?.form).toMatchObject(form)
    expect(definition?.titles).toEqual({ en: 'Dogs' })
    expect(lines).toMatchObject([{ outcome: 'kept', pointer: '/schema/properties/name', title: 'Name' }])
  })

  it('says what came along and is not taken, and what must be done', () => {
    const { lines } = importForm({
      ...form,
      schema: { ...form.schema, properties: { name: { $ref: '#/nowhere' } } },
      formData: { name: 'Rex' },
      theme: 1,
    })
    expect(lines.map(({ outcome, pointer }) => [outcome, pointer])).toEqual([
      ['refused', '/formData'],
      ['refused', ''],
      ['kept', '/schema/properties/name'],
      ['to-do', '/properties/name/$ref'],
    ])
  })

  it('keeps the words of a Russian form as Russian ones', () => {
    const { definition } = importForm({
      type: 'object',
      title: 'Собаки',
      properties: { a: { type: 'string', title: 'Кличка' } },
    })
    expect(definition?.titles).toEqual({ en: 'Собаки', ru: 'Собаки' })
  })
})

describe('what was exported', () => {
  const definition = { ...newDefinition({ en: 'Dogs', ru: 'Собаки' }, 'desk'), form }

  it('comes back as the same service', () => {
    expect(importText(JSON.stringify(exportService(definition))).definition).toEqual(definition)
  })

  it.each(
    OWN_FORMS.filter((own) => !JSON.stringify(own.schema).includes('__proto__')).map(
      (own) => [own.name, definitionOf(own)] as const,
    ),
  )('comes back as the same form: %s', (_, own) => {
    const service = { ...definition, form: own as unknown as typeof form }
    expect(importText(JSON.stringify(exportService(service))).definition).toEqual(service)
    const { schema, uiSchema } = importText(JSON.stringify(exportForm(service))).definition?.form ?? {}
    expect({ schema, uiSchema }).toEqual({ schema: service.form.schema, uiSchema: service.form.uiSchema })
  })

  it('is refused with the place where it is broken', () => {
    const { definition: none, lines } = importForm({
      format: 'parley-service/1',
      service: { ...definition, titles: 1 },
    })
    expect(none).toBeUndefined()
    expect(lines).toMatchObject([{ outcome: 'refused', pointer: '/service/titles' }])
  })
})

describe('anything else', () => {
  it.each<[string, string, RegExp]>([
    ['no JSON', 'schema: 1', /no JSON/],
    ['too much', `"${'x'.repeat(2_000_001)}"`, /too large/],
    ['too deep', '['.repeat(70) + ']'.repeat(70), /too deeply/],
    ['too many values', JSON.stringify(new Array(100_001).fill(0)), /too large/],
    ['nothing to ask', '{"components":[{"type":"button"}]}', /no question/],
  ])('is refused in words: %s', (_, text, words) => {
    const { definition, lines } = importText(text)
    expect(definition).toBeUndefined()
    expect(lines.at(-1)?.words.en).toMatch(words)
  })

  it('leaves the prototype of everything alone', () => {
    const { lines } = importText(
      '{"components":[{"type":"textfield","key":"a","label":"A","__proto__":{"hidden":true}}]}',
    )
    expect(lines).toContainEqual(expect.objectContaining({ pointer: '/components/0', outcome: 'refused' }))
    expect(({} as Record<string, unknown>).hidden).toBeUndefined()
  })

  it('is answered with a report, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(importText(text).lines.length).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a form in which anything stands anywhere', () => {
  const key = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'a.b', '')
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('true', 'x', '{{', -1, 1e9))
  const nested = (types: string[], keys: Record<string, fc.Arbitrary<unknown>>, inside: string[]) =>
    fc.letrec<{ one: unknown; list: unknown[] }>((tie) => ({
      one: fc.oneof(
        { weight: 1, arbitrary: odd },
        {
          weight: 6,
          arbitrary: fc.record(
            {
              type: fc.constantFrom(...types),
              ...keys,
              ...Object.fromEntries(inside.map((name) => [name, fc.oneof(odd, tie('list'))])),
            },
            { requiredKeys: ['type'] },
          ),
        },
      ),
      list: fc.array(tie('one'), { maxLength: 3 }),
    })).list
  const texts = {
    title: odd,
    label: fc.constantFrom('A', 'Б', ''),
    text: fc.constantFrom('A', 'Б'),
    required: odd,
    options: odd,
    schema: odd,
  }
  const wish = fc.record(
    {
      show: odd,
      when: key,
      eq: odd,
      conditions: fc.array(
        fc.record({ component: key, operator: fc.constantFrom('isEqual', 'includes', 'lessThan', 'x'), value: odd }),
      ),
    },
    { requiredKeys: [] },
  )

  const formIo = nested(
    [
      'panel',
      'datagrid',
      'textfield',
      'number',
      'select',
      'selectboxes',
      'columns',
      'table',
      'tabs',
      'survey',
      'datamap',
      'content',
      'address',
      'odd',
    ],
    {
      ...texts,
      key,
      conditional: fc.oneof(wish, odd),
      validate: odd,
      values: odd,
      data: odd,
      multiple: odd,
      defaultValue: odd,
      calculateValue: odd,
    },
    ['components', 'columns', 'rows', 'questions'],
  ).map((components) => ({ components }))
  const fhir = nested(
    ['group', 'string', 'choice', 'boolean', 'quantity', 'display', 'open-choice', 'odd'],
    {
      ...texts,
      linkId: key,
      repeats: odd,
      answerOption: odd,
      extension: odd,
      enableWhen: fc.array(
        fc.record(
          {
            question: key,
            operator: fc.constantFrom('=', 'exists', '>', 'x'),
            answerString: odd,
            answerBoolean: fc.boolean(),
          },
          { requiredKeys: ['question'] },
        ),
      ),
    },
    ['item'],
  ).map((item) => ({ resourceType: 'Questionnaire', item }))
  const path = fc.constantFrom('/a', '/b', '/c')
  const page = fc.record(
    {
      path,
      title: odd,
      section: key,
      controller: odd,
      condition: key,
      repeat: odd,
      next: fc.oneof(odd, fc.array(fc.record({ path, condition: key }), { maxLength: 3 })),
      components: nested(
        ['TextField', 'YesNoField', 'RadiosField', 'Html', 'UkAddressField', 'odd'],
        { ...texts, name: key, list: key },
        [],
      ),
    },
    { requiredKeys: ['path'] },
  )
  const xgov = fc.record({
    startPage: path,
    pages: fc.array(fc.oneof(page, odd), { maxLength: 3 }),
    lists: odd,
    conditions: fc.array(
      fc.record({
        name: key,
        value: fc.record({
          conditions: fc.array(
            fc.record(
              {
                field: fc.record({ name: key }),
                operator: fc.constantFrom('is', 'is not', 'contains', 'x'),
                value: odd,
                conditionName: key,
              },
              { requiredKeys: ['operator'] },
            ),
          ),
        }),
      }),
    ),
  })

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['Form.io', formIo],
    ['XGov', xgov],
    ['FHIR', fhir],
  ])('is read without breaking, into a sound form or none: %s', (_, sources) => {
    fc.assert(
      fc.property(sources, (source) => {
        const { definition, lines } = importForm(source)
        expect(lines.every(({ words }) => words.en && words.ru)).toBe(true)
        expect(definition !== undefined || lines.some(({ outcome }) => outcome === 'refused')).toBe(true)
        if (!definition) return
        const errors = checkForm(definition.form as FormDefinition).filter(({ severity }) => severity === 'error')
        expect(errors).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
