import { begin, compileForm, type FormDefinition, formData, type Reply, takeTurn } from '#forms'
import { residenceCertificate } from '../seeds/demo/services/registry/residence-certificate/service.ts'
import { now } from './made-forms.ts'
import { interleaved } from './measure.ts'
import { median, row } from './report.ts'

/** What the engine takes of an HTTP turn: for the same reply to the same form, and for an answer that changes another. */
export async function engineShare(reply: Reply, turns: number[], rounds: number): Promise<void> {
  const form = compileForm(residenceCertificate.form as FormDefinition)
  const { conversation: begun } = begin(form, { locale: 'en', now })
  let { conversation } = takeTurn(form, begun, { kind: 'text', text: 'Anna Petrova' }, now)
  const path = `/${Object.keys(formData(form, conversation) as object)[0]}`
  let n = 0
  const change = () => {
    const changed = { kind: 'value' as const, value: `Anna Petrov${n++ % 2 ? 'a' : 'na'}`, path }
    conversation = takeTurn(form, conversation, changed, now).conversation
  }
  const variants = [
    { name: 'engine, this reply', calls: 4000, call: () => takeTurn(form, begun, reply, now) },
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
