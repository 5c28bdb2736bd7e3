import { begin, compileForm, type FormDefinition, type Reply, takeTurn } from '#forms'
import { residenceCertificate } from '../seeds/demo/services/registry/residence-certificate/service.ts'
import { now } from './made-forms.ts'
import { interleaved } from './measure.ts'
import { median, row } from './report.ts'

/** What the engine takes of an HTTP turn: for the same reply to the same form, and for an answer that changes another. */
export async function engineShare(reply: Reply, turns: number[], rounds: number): Promise<void> {
  const form = compileForm(residenceCertificate.form as FormDefinition)
  const { conversation: begun, messages } = begin(form, { locale: 'en', now })
  const first = messages.at(-1)
  const path = first?.kind === 'ask' ? first.path : ''
  let asking = begun
  // As a server holds it, each turn goes on from the conversation that the last one left.
  const askAgain = () => {
    asking = takeTurn(form, asking, reply, now).conversation
  }
  let { conversation } = takeTurn(form, begun, { kind: 'text', text: 'Anna Petrova' }, now)
  let n = 0
  const change = () => {
    const changed = { kind: 'value' as const, value: `Anna Petrov${n++ % 2 ? 'a' : 'na'}`, path }
    const turn = takeTurn(form, conversation, changed, now)
    if (turn.messages.some(({ kind }) => kind === 'problem')) throw new Error(`A change at ${path} was refused.`)
    conversation = turn.conversation
  }
  const variants = [
    { name: 'engine, this reply', calls: 4000, call: askAgain },
    { name: 'engine, an answer', calls: 4000, call: change },
  ]
  for (const [name, took] of await interleaved(variants, rounds)) {
    const share = took.map((value) => (100 * value) / median(turns))
    row(name, [
      ['CPU µs', took, 1],
      ['% of the turn', share, 2],
    ])
  }
}
