import { describe, expect, it } from 'vitest'
import { begin, compileForm, type FormDefinition, type PatternPiece, patternPieces, takeTurn } from '#forms'
import { valueAt } from '../json-pointer.ts'
import { addQuestion } from './add-question.ts'
import { setShape, shapeAt } from './answer-shape.ts'
import { flatOutline, outline } from './outline.ts'
import { setText } from './set-text.ts'
import { empty } from './test/dog-form.ts'

const at = '/uiSchema/chipNumber'
const chip = addQuestion(empty, { kind: 'short-text', title: 'Chip number', within: '/uiSchema' }).form
const item = (form: typeof chip) => flatOutline(outline(form)).find((one) => one.at === at) ?? { target: '' }

const SHAPES: PatternPiece[][] = [
  [{ what: 'digit', min: 15, max: 15 }],
  [
    { what: 'capital', min: 2, max: 2 },
    { literal: '-', isOptional: false },
    { what: 'digit', min: 5, max: 7 },
  ],
  [
    { what: 'letter', min: 1, max: 1 },
    { literal: '.', isOptional: true },
    { what: 'letter or digit', min: 1, max: Number.POSITIVE_INFINITY },
  ],
]

describe('what an answer has to look like', () => {
  it.each(SHAPES)('is a pattern that reads back as the same pieces (%#)', (...pieces) => {
    const form = setShape(chip, at, pieces)
    expect(shapeAt(form, item(form))).toEqual({ pieces })
    expect(patternPieces(String(valueAt(form.schema, '/properties/chipNumber/pattern')))).toEqual(pieces)
  })

  it('is checked in the conversation, in the words of the agency', () => {
    const shaped = setShape(chip, at, [{ what: 'digit', min: 15, max: 15 }])
    const form = setText(shaped, '/properties/chipNumber/errorMessage/pattern', 'en', 'The chip has 15 digits.')
    const compiled = compileForm(form as FormDefinition)
    const now = new Date('2026-03-02T10:00:00Z')
    const { conversation } = begin(compiled, { locale: 'en', now })
    const said = (text: string) => takeTurn(compiled, conversation, { kind: 'text', text }, now).messages
    expect(said('12345')).toContainEqual(expect.objectContaining({ kind: 'problem', text: 'The chip has 15 digits.' }))
    expect(said('123456789012345').map(({ kind }) => kind)).toContain('review')
  })

  it('goes away with its words when there are no pieces left', () => {
    const shaped = setShape(chip, at, [{ what: 'digit', min: 1, max: 1 }])
    const worded = setText(shaped, '/properties/chipNumber/errorMessage/pattern', 'en', 'One digit.')
    expect(setShape(worded, at, []).schema).toEqual(chip.schema)
  })

  it.each(['^(?!0000)[0-9]{4}$', '^(cat|dog)$'])('%s was written by hand, and is said to be', (pattern) => {
    const form = { ...chip, schema: { ...chip.schema, properties: { chipNumber: { type: 'string', pattern } } } }
    expect(shapeAt(form, item(form))).toEqual({ byHand: pattern })
  })
})
