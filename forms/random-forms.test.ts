import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, checkForm, compileForm, type Form, formData, type Json, rehearse, takeTurn } from './index.ts'
import { randomForm } from './test/random-forms.ts'
import { NOW } from './test/transcript.ts'

/** What comes out of the form view when it sends the data as a whole. */
function viewed(form: Form, data: Json): Json {
  const { conversation } = begin(form, { locale: 'en', now: NOW })
  return formData(form, takeTurn(form, conversation, { kind: 'value', path: '', value: data }, NOW).conversation)
}

describe('a form made by chance of everything that the form language knows', () => {
  it('brings out each of its data, by value, by typed words and through the form view', { timeout: 60_000 }, () => {
    let tried = 0
    fc.assert(
      fc.property(randomForm, ({ schema, instances }) => {
        const ajv = addFormats.default(new Ajv({ strict: false, logger: false }))
        const isValid = ajv.compile(schema)
        expect(checkForm({ schema }).filter(({ severity }) => severity === 'error')).toEqual([])
        const form = compileForm({ schema })
        for (const data of instances.filter((instance) => isValid(instance))) {
          tried++
          expect(rehearse(form, data, 'value', 'en', NOW)).toMatchObject({ passed: true, data })
          expect(rehearse(form, data, 'text', 'en', NOW)).toMatchObject({ passed: true, data })
          expect(rehearse(form, data, 'text', 'ru', NOW)).toMatchObject({ passed: true, data })
          expect(viewed(form, data)).toEqual(data)
        }
      }),
      { numRuns: 60, seed: 20261130 },
    )
    expect(tried).toBeGreaterThan(80)
  })
})
