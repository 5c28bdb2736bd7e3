import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addQuestion } from './add-question.ts'
import { setShape } from './answer-shape.ts'
import type { DesignedForm } from './edit-form.ts'
import { KINDS } from './kinds.ts'
import { type Destination, moveQuestion, placeQuestion } from './move-question.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { setLimit, setOption } from './set-care.ts'
import { setCondition } from './set-condition.ts'
import { setOptions } from './set-options.ts'
import { setReason } from './set-reason.ts'
import { setRequired } from './set-required.ts'
import { setText } from './set-text.ts'

// Whatever a schema holds that the designer has no words for stays in it, whatever is done in the designer.

let count = 0
/** Something that no part of the designer knows, to be found again by its value. */
const unknown = () => ({ [`x-${count}`]: `kept ${count++}` })

const form: DesignedForm = {
  schema: {
    type: 'object',
    title: 'Dogs',
    ...unknown(),
    required: ['dog', 'born'],
    properties: {
      dog: {
        type: 'object',
        title: 'Dog',
        ...unknown(),
        properties: {
          name: { type: 'string', title: 'Name', maxLength: 20, contentMediaType: 'kept media type', ...unknown() },
          breed: {
            type: 'string',
            title: 'Breed',
            ...unknown(),
            oneOf: [
              { const: 'terrier', title: 'Terrier', ...unknown() },
              { const: 'poodle', title: 'Poodle', ...unknown() },
            ],
          },
        },
      },
      born: { type: 'string', format: 'date', title: 'Born', ...unknown() },
      rents: { type: 'boolean', title: 'Do you rent?', $comment: 'kept comment' },
      pets: {
        type: 'array',
        title: 'Pets',
        ...unknown(),
        items: { type: 'object', ...unknown(), properties: { kind: { type: 'string', title: 'Kind', ...unknown() } } },
      },
    },
    allOf: [{ if: { properties: { rents: { const: true } }, required: ['rents'] }, ...unknown() }],
    definitions: { spare: { type: 'string', ...unknown() } },
  },
  uiSchema: {
    ...unknown(),
    'ui:order': ['dog', 'born', 'rents', 'pets'],
    dog: { ...unknown(), name: { 'ui:options': { ...unknown() }, 'ui:classNames': 'kept class' } },
    pets: { items: { ...unknown(), kind: unknown() } },
  },
  texts: { ru: { '/properties/dog/title': 'kept translation', '/nowhere': 'kept without a text' } },
}

const keptIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"(kept [^"]*)"/g)].map(([, one = '']) => one)

type Edit = (form: DesignedForm, item: OutlineItem, others: OutlineItem[], pick: number) => DesignedForm

const EDITS: Edit[] = [
  (it, { titleAt }) => setText(it, titleAt, 'en', 'Another title'),
  (it, { at }) => setText(it, `${at}/ui:help`, 'ru', 'Пояснение'),
  (it, { at }, _, pick) => setRequired(it, at, pick % 2 === 0),
  (it, { at }, _, pick) => setOption(it, at, 'keptForMonths', pick % 2 === 0 ? 12 : undefined),
  (it, { at }, _, pick) => setOption(it, at, 'seenBy', pick % 2 === 0 ? ['case-officer'] : undefined),
  (it, { at, kind }) => (kind === 'short-text' ? setLimit(it, at, 'maxLength', 5) : it),
  (it, { at, kind }, _, pick) =>
    kind === 'short-text' ? setShape(it, at, pick % 2 === 0 ? [{ what: 'digit', min: 3, max: 3 }] : []) : it,
  (it, { at }) => setReason(it, at, 'purpose', 'en', 'To know.'),
  (it, { at, kind, options }) =>
    kind === 'one-of' ? setOptions(it, at, [...options.map(({ title }) => title).toReversed(), 'Other']) : it,
  (it, { at }, _, pick) => moveQuestion(it, at, pick % 2 === 0 ? 'up' : 'down'),
  (it, { at }, others, pick) => {
    const homes = ['/uiSchema', ...others.filter(({ kind }) => kind === 'section').map((one) => one.at)]
    const within = homes.filter((home) => !`${home}/`.startsWith(`${at}/`))[pick % homes.length] ?? '/uiSchema'
    return placeQuestion(it, at, { within } satisfies Destination).form
  },
  (it, { within }, _, pick) =>
    addQuestion(it, { kind: KINDS[pick % KINDS.length] ?? 'date', title: 'New', within }).form,
  (it, { at, within }, others, pick) => {
    const before = others.slice(
      0,
      others.findIndex((one) => one.at === at),
    )
    const decides = before.find((one) => one.kind === 'yes-no' && one.within === within)
    if (!decides) return it
    return setCondition(it, at, pick % 2 === 0 ? [{ path: [decides.name], verb: 'is', value: true }] : [])
  },
]

describe('what the designer does not know', () => {
  const steps = fc.array(fc.record({ edit: fc.nat(EDITS.length - 1), item: fc.nat(50), pick: fc.nat(20) }), {
    minLength: 1,
    maxLength: 12,
  })

  it('stays through any edits', () => {
    const before = keptIn(form).toSorted()
    expect(before.length).toBeGreaterThan(20)
    fc.assert(
      fc.property(steps, (all) => {
        let edited = form
        for (const { edit, item, pick } of all) {
          const items = flatOutline(outline(edited))
          const chosen = items[item % items.length]
          if (chosen) edited = EDITS[edit]?.(edited, chosen, items, pick) ?? edited
        }
        const renamed = (text: string) => text !== 'kept translation'
        expect(keptIn(edited).toSorted().filter(renamed)).toEqual(before.filter(renamed))
        expect(keptIn(edited.texts)).toContain('kept translation')
      }),
      { numRuns: 300 },
    )
  })
})
