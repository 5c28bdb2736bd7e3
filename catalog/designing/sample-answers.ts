import { type Ask, begin, compileForm, type FormDefinition, type Json, type Reply, result, takeTurn } from '#forms'
import type { DesignedForm } from './edit-form.ts'
import { exampleAnswer } from './example-answer.ts'

/** A longer way through a form is not walked; what was answered until then is the sample. */
const MOST_REPLIES = 400

/**
 * Made-up answers to everything that a form asks, by going through its conversation: yes to what may be left out, one row
 * a list. Where an example is refused and the question may be skipped it is skipped; else the sample ends there.
 * @throws FormDefectsError for a form that is none
 */
export function sampleAnswers(form: DesignedForm, locale: string, now: Date): Json {
  const compiled = compileForm(form as FormDefinition)
  let { conversation, messages } = begin(compiled, { locale, now })
  let before: Ask | undefined
  for (let replies = 0; replies < MOST_REPLIES; replies += 1) {
    const last = messages.at(-1)
    if (last?.kind === 'confirm')
      ({ conversation, messages } = takeTurn(compiled, conversation, command('confirm'), now))
    if (last?.kind === 'confirm') continue
    if (last?.kind !== 'ask') break
    const isRefused = before?.path === last.path && last.input.kind !== 'more'
    if (isRefused && last.required) break
    const reply = isRefused ? command('skip') : sampleReply(last)
    before = last
    ;({ conversation, messages } = takeTurn(compiled, conversation, reply, now))
  }
  return result(compiled, conversation).data as Json
}

const command = (name: 'skip' | 'confirm'): Reply => ({ kind: 'command', command: name })

function sampleReply(ask: Ask): Reply {
  const { input } = ask
  if (input.kind === 'gate') return { kind: 'value', value: true }
  if (input.kind === 'more') return { kind: 'value', value: (input.count ?? 0) < Math.max(input.min ?? 1, 1) }
  if (input.kind === 'boolean') return { kind: 'value', value: true }
  return { kind: 'value', value: exampleAnswer(ask) }
}
