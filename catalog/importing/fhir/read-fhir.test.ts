import { describe, expect, it } from 'vitest'
import { compileForm, type FormDefinition, rehearse } from '#forms'
import { flatOutline, outline } from '../../designing/outline.ts'
import { importForm } from '../import-form.ts'

const questionnaire = (...item: object[]) => ({
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'Before the vaccination',
  item,
})
const extension = (name: string, value: object) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
})
const coding = (code: string, display: string) => ({ valueCoding: { system: 'http://snomed.info/sct', code, display } })

const vaccination = questionnaire(
  {
    linkId: '1',
    text: 'About you',
    type: 'group',
    item: [
      { linkId: '1.1', prefix: '1.', text: 'Full name', type: 'string', required: true, maxLength: 120 },
      {
        linkId: '1.2',
        text: 'Weight',
        type: 'quantity',
        required: true,
        extension: [extension('questionnaire-unit', { valueCoding: { code: 'kg' } })],
      },
    ],
  },
  { linkId: '2.0', text: 'This is about the last two weeks.', type: 'display' },
  { linkId: '2', text: 'Have you a fever?', type: 'boolean', required: true },
  {
    linkId: '3',
    text: 'Which allergies have you?',
    type: 'choice',
    repeats: true,
    answerOption: [coding('91935009', 'Peanuts'), coding('294505008', 'Amoxicillin')],
  },
  {
    linkId: '4',
    text: 'How high was it?',
    type: 'decimal',
    required: true,
    enableBehavior: 'all',
    enableWhen: [
      { question: '2', operator: '=', answerBoolean: true },
      { question: '3', operator: '=', answerCoding: { code: '91935009' } },
    ],
  },
  {
    linkId: '5',
    text: 'Medicine',
    type: 'group',
    repeats: true,
    extension: [extension('questionnaire-maxOccurs', { valueInteger: 5 })],
    item: [
      { linkId: '5.1', text: 'Name', type: 'string', required: true },
      {
        linkId: '5.2',
        text: 'Since',
        type: 'date',
        enableWhen: [{ question: '5.1', operator: 'exists', answerBoolean: true }],
      },
    ],
  },
)

const formOf = (source: unknown) => {
  const { definition } = importForm(source)
  if (!definition) throw new Error('nothing was imported')
  return definition.form
}
const said = (source: unknown, pointer: string) =>
  importForm(source)
    .lines.filter((line) => line.pointer === pointer)
    .map(({ outcome, words }) => `${outcome}: ${words.en}`)

describe('a FHIR Questionnaire', () => {
  it.each([
    { aboutYou: { '1FullName': 'Anna', weight: 60.5 }, haveYouAFever: false },
    {
      aboutYou: { '1FullName': 'Anna', weight: 60 },
      haveYouAFever: true,
      whichAllergiesHaveYou: ['91935009'],
      howHighWasIt: 38.5,
      medicine: [{ name: 'Aspirin', since: '2026-11-01' }],
    },
  ])('can be talked through', (answers) => {
    const form = compileForm(formOf(vaccination) as FormDefinition)
    const { aboutYou, ...rest } = answers
    const named = { aboutYou: { question1FullName: aboutYou['1FullName'], weight: aboutYou.weight }, ...rest }
    expect(rehearse(form, named, 'value', 'en', new Date('2026-11-24'))).toMatchObject({ passed: true, data: named })
  })

  it('keeps “all” as one sentence and “any” as it is', () => {
    const items = flatOutline(outline(formOf(vaccination)))
    expect(items.find(({ name }) => name === 'howHighWasIt')?.asked).toEqual([
      { path: ['haveYouAFever'], verb: 'is', value: true },
      { path: ['whichAllergiesHaveYou'], verb: 'includes', value: '91935009' },
    ])
    const any = { ...(vaccination.item[4] as object), enableBehavior: 'any' }
    const { allOf } = formOf(questionnaire(...vaccination.item.slice(0, 4), any)).schema as { allOf: { if: object }[] }
    expect(allOf[0]?.if).toMatchObject({
      anyOf: [{ required: ['haveYouAFever'] }, { required: ['whichAllergiesHaveYou'] }],
    })
  })

  it('says of each item what became of it', () => {
    expect(said(vaccination, '/item/1')).toEqual([
      'approximated: A text without a question became the explanation of “Have you a fever?”.',
    ])
    expect(said(vaccination, '/item/0/item/1')).toEqual([
      'approximated: The unit is said with the answer.',
      'kept: Asked as before.',
    ])
    expect(said(vaccination, '')).toContain(
      'approximated: Of coded answers the code and its name are kept, the code system is left out.',
    )
  })

  it('takes the value set that comes along, and asks as text where it is elsewhere', () => {
    const set = {
      resourceType: 'ValueSet',
      id: 'yn',
      compose: {
        include: [
          {
            concept: [
              { code: 'Y', display: 'Yes' },
              { code: 'N', display: 'No' },
            ],
          },
        ],
      },
    }
    const inside = { linkId: '1', text: 'Ill?', type: 'choice', answerValueSet: '#yn' }
    const outside = { linkId: '2', text: 'Country', type: 'choice', answerValueSet: 'http://example.org/countries' }
    const source = { ...questionnaire(inside, outside), contained: [set] }
    expect(formOf(source).schema.properties).toMatchObject({
      ill: { oneOf: [{ const: 'Y' }, { const: 'N' }] },
      country: { type: 'string' },
    })
    expect(said(source, '/item/1')[0]).toMatch(/^refused: .*http:\/\/example\.org\/countries/)
  })

  it('asks what stood inside of a question behind it', () => {
    const source = questionnaire({
      linkId: '1',
      text: 'Smoker?',
      type: 'boolean',
      item: [{ linkId: '1.1', text: 'Since when?', type: 'string' }],
    })
    expect(Object.keys(formOf(source).schema.properties as object)).toEqual(['smoker', 'sinceWhen'])
    expect(said(source, '/item/0/item/0').join()).toContain('It is asked behind it.')
  })
})

describe('what a Questionnaire can do and a conversation cannot', () => {
  const item = { linkId: '1', text: 'Age', type: 'integer' }
  it.each<[string, object, RegExp]>([
    [
      'a formula',
      { extension: [extension('sdc-questionnaire-calculatedExpression', { valueExpression: {} })] },
      /^approximated: It was calculated/,
    ],
    [
      'a formula that is only shown',
      { readOnly: true, extension: [extension('sdc-questionnaire-calculatedExpression', {})] },
      /^refused: Left out: its value/,
    ],
    [
      'a condition that is an expression',
      { extension: [extension('sdc-questionnaire-enableWhenExpression', {})] },
      /^refused: Its condition is program text/,
    ],
    [
      'an initial expression',
      { extension: [extension('sdc-questionnaire-initialExpression', {})] },
      /^refused: .*initialExpression” is program text/,
    ],
    [
      'a hidden item',
      { extension: [extension('questionnaire-hidden', { valueBoolean: true })] },
      /^refused: Left out: people never saw it/,
    ],
    ['a reference', { type: 'reference' }, /^approximated: .*“reference”/],
    [
      'an answer of one’s own',
      { type: 'open-choice', answerOption: [{ valueString: 'Tea' }] },
      /^approximated: People could also write/,
    ],
    [
      'a link that is not there',
      { enableWhen: [{ question: '99', operator: '=', answerBoolean: true }] },
      /^refused: .*“99”/,
    ],
    [
      'a date that is compared',
      { enableWhen: [{ question: '2', operator: '>', answerDate: '2020-01-01' }] },
      /^refused: Its condition compares/,
    ],
    ['translations', { _text: { extension: [{ url: 'translation' }] } }, /^refused: .*_text/],
  ])('is said of %s', (_, more, line) => {
    const source = questionnaire({ ...item, ...more }, { linkId: '2', text: 'Day', type: 'date' })
    expect(said(source, '/item/0').some((words) => line.test(words))).toBe(true)
  })
})
