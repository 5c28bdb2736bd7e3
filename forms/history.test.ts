import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, type Json, type Reply, takeTurn } from './index.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { NOW } from './test/transcript.ts'

const forms = OWN_FORMS.filter(({ instances }) => instances.length > 1).map((own) => [own.name, own] as const)

/** The single answers in some data, as a person would give them out of order. */
function answersIn(data: Json, path = ''): Reply[] {
  if (typeof data !== 'object' || data === null) return [{ kind: 'value', path, value: data }]
  return Object.entries(data).flatMap(([key, value]) =>
    answersIn(value, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

const commands: Reply[] = (['skip', 'back', 'cancel', 'confirm', 'confirm', 'review'] as const).map((command) => ({
  kind: 'command',
  command,
}))

describe.each(forms)('the form %s', (_, own) => {
  const form = compileForm(definitionOf(own))
  const replies = [
    ...own.instances.flatMap((data) => answersIn(data)),
    ...own.instances.map((value): Reply => ({ kind: 'value', path: '', value })),
    ...commands,
  ]

  it('comes to the same data, whatever was answered, changed and taken back before', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...replies), { maxLength: 25 }),
        fc.constantFrom(...own.instances),
        (before, data) => {
          let { conversation } = begin(form, { locale: 'en', now: NOW })
          for (const reply of before) conversation = takeTurn(form, conversation, reply, NOW).conversation
          const { conversation: after } = takeTurn(form, conversation, { kind: 'value', path: '', value: data }, NOW)
          if (after.submitted === undefined) expect(formData(form, after)).toEqual(data)
        },
      ),
      { numRuns: 12 },
    )
  })
})
