import { describe, it } from 'vitest'
import { compileForm } from './index.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { expectTranscript } from './test/transcript.ts'

const held = OWN_FORMS.flatMap((own) =>
  Object.entries(own.transcripts ?? {}).map(([locale, lines]) => ({ own, locale, lines })),
)

describe.each(held)('the form $own.name in $locale', ({ own, locale, lines }) => {
  it('reads as written down', () => {
    expectTranscript(compileForm(definitionOf(own)), locale, lines)
  })
})
