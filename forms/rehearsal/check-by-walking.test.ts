import { describe, expect, it } from 'vitest'
import { compileForm, type SchemaObject } from '../index.ts'
import { definitionOf, OWN_FORMS } from '../test/own-forms.ts'
import { choice, defectsOf, follow, object, text, when, yesNo } from '../test/small-form.ts'
import { NOW } from '../test/transcript.ts'
import { checkByWalking } from './check-by-walking.ts'

const walked = (schema: SchemaObject) => checkByWalking(compileForm({ schema }), { walks: 12, now: NOW })

describe('walking through a form by chance', () => {
  /** Every answer to the one question is ruled out by a constraint that no reasoning here reads. */
  const dead = object(
    { town: choice('Town', 'north', 'south') },
    { required: ['town'], not: { properties: { town: { pattern: 'th$' } } } },
  )

  it('finds that it cannot be sent where reasoning sees nothing, and tells the answers', () => {
    expect(defectsOf(dead)).toEqual([])
    expect(walked(dead)).toMatchObject([
      { severity: 'error', code: 'cannot-be-sent', example: expect.stringMatching(/^Town: (north|south)$/) },
    ])
  })

  it('finds the same each time', () => {
    expect(walked(dead)).toEqual(walked(dead))
  })

  it('is content where another answer helps', () => {
    const partly = object(
      { town: choice('Town', 'north', 'east') },
      { required: ['town'], not: { properties: { town: { pattern: 'th$' } } } },
    )
    expect(walked(partly)).toEqual([])
  })

  it('stops when time is over', () => {
    expect(checkByWalking(compileForm({ schema: dead }), { walks: 12, now: NOW, isOver: () => true })).toEqual([])
  })

  it('says nothing of questions to which it knows no answer', () => {
    expect(walked(object({ code: text('Code', { pattern: '^(?=x)[^x]$' }) }, { required: ['code'] }))).toEqual([])
  })

  it('goes along with conditions, rows and alternatives', () => {
    const children = {
      type: 'array',
      title: 'Children',
      items: object(
        { name: text('Name'), own: yesNo('Own') },
        { required: ['name'], ...follow(when('own', false), object({ of: text('Of') })) },
      ),
    }
    expect(
      walked(
        object(
          { kind: choice('Kind', 'a', 'b'), children },
          {
            required: ['kind'],
            oneOf: [object({ kind: { const: 'a' } }), object({ kind: { const: 'b' }, why: text('Why') })],
          },
        ),
      ),
    ).toEqual([])
  })
})

describe('every form of this project', () => {
  it.each(OWN_FORMS.map((own) => [own.name, own] as const))(
    '%s keeps its word',
    (_, own) => {
      expect(checkByWalking(compileForm(definitionOf(own)), { walks: 3, now: NOW })).toEqual([])
    },
    30_000,
  )
})
