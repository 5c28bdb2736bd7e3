import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveOf, revive } from './conversation/revive.ts'
import { begin, compileForm, type Form, FormDefectsError, type FormDefinition, type Turn, takeTurn } from './index.ts'
import { chanceOf } from './rehearsal/chance.ts'
import { wander } from './rehearsal/chance-reply.ts'
import { corpus } from './test/corpus.ts'
import { stateOf } from './test/live-state.ts'
import { madeForm } from './test/made-conditions.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { NOW } from './test/transcript.ts'

/** Wanders through a form and looks after every turn whether what was followed along is what a fresh look comes to. */
function followed(form: Form, seed: number, most: number): void {
  const chance = chanceOf(seed)
  let turn: Turn = begin(form, { locale: 'en', now: NOW })
  for (let replies = 0; replies < most; replies++) {
    const reply = wander(form, turn, chance)
    if (reply === undefined) return
    turn = takeTurn(form, turn.conversation, reply, NOW)
    const { conversation } = turn
    const afresh = stateOf(revive(form, conversation.answers))
    expect(stateOf(liveOf(form, conversation)), JSON.stringify(reply)).toEqual(afresh)
  }
}

function compiled(definition: FormDefinition): Form | undefined {
  try {
    return compileForm(definition)
  } catch (error) {
    if (error instanceof FormDefectsError) return undefined
    throw error
  }
}

const isConditional = ({ schema }: FormDefinition) => /"(if|dependen\w+|oneOf|anyOf)":/.test(JSON.stringify(schema))

const forms = [
  ...OWN_FORMS.map(({ name, ...form }) => ({ name, definition: definitionOf(form) })),
  ...corpus('rjsf-playground', 'jsonforms', 'va-forms', 'va-api', 'us-grants'),
].flatMap(({ name, definition }) => {
  const form = isConditional(definition) ? compiled(definition) : undefined
  return form === undefined ? [] : [[name, form] as const]
})

describe('conditions that are followed along come to the same as looked at afresh', () => {
  it.each(forms)('in %s', { timeout: 60_000 }, (_, form) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => followed(form, seed, 30)),
      { numRuns: 3 },
    )
  })

  it('in any form', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(madeForm, fc.nat(), (definition, seed) => {
        const form = compiled(definition)
        fc.pre(form !== undefined)
        followed(form, seed, 15)
      }),
      { numRuns: 200 },
    )
  })
})
