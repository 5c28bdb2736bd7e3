import { getDefaultFormState, type RJSFSchema } from '@rjsf/utils'
import { begin, compileForm, type Form, type FormDefinition, takeTurn } from '#forms'
import { schemaValidator } from '../chat/form/schema-validator.ts'
import { median, row } from './report.ts'

const answer = { kind: 'text', text: 'an answer' } as const
const now = new Date('2026-11-24T12:00:00Z')
const sizes = [12, 150, 1000, 5000]
const rounds = 7

/** CPU of one turn of the engine as the form and the history grow, beside writing the state as JSON and RJSF's state. */
export async function engine(): Promise<void> {
  console.log(`\nThe engine (CPU µs a turn, median of ${rounds} rounds; slope of log–log over the sizes)`)
  const turnCost: number[] = []
  for (const size of sizes) {
    const form = compileForm(flat(size))
    const { state, take } = halfWay(form, size)
    const own = measure(2000, take)
    const json = measure(200, () => JSON.stringify(JSON.parse(state)))
    const rjsf = size > 1000 ? undefined : measure(5, () => defaultState(size))
    turnCost.push(median(own))
    row(`${size} questions`, [
      ['turn', own, 1],
      ['JSON of the state', json, 1],
      ...(rjsf ? [['RJSF getDefaultFormState', rjsf, 0] as [string, number[], number]] : []),
    ])
  }
  console.log(`  slope over questions: ${slope(sizes, turnCost).toFixed(2)}`)
  const histories = [10, 100, 1000, 10_000]
  const byHistory = histories.map((turns) => median(measure(1000, changedOften(turns))))
  histories.forEach((turns, n) => {
    row(`after ${turns} turns`, [['turn', [byHistory[n] ?? 0], 1]])
  })
  console.log(`  slope over history: ${slope(histories, byHistory).toFixed(2)}`)
  const large = JSON.stringify(flat(1000))
  row('preparing 1,000 questions', [['ms', measure(3, () => compileForm(JSON.parse(large))).map((us) => us / 1000), 1]])
}

function flat(size: number): FormDefinition {
  const names = Array.from({ length: size }, (_, n) => `question${n}`)
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string', title: name, minLength: 1 }]))
  return { schema: { type: 'object', title: 'Flat', required: names, properties } }
}

/** A conversation in the middle of its form, and a turn that goes on from where the last one ended. */
function halfWay(form: Form, size: number) {
  let { conversation } = begin(form, { locale: 'en', now })
  for (let n = 0; n < size / 2; n++) conversation = takeTurn(form, conversation, answer, now).conversation
  let n = 0
  return {
    state: JSON.stringify(conversation),
    // Changing an answer keeps the conversation at its place, however often it is done.
    take: () => {
      conversation = takeTurn(
        form,
        conversation,
        { kind: 'value', value: `change ${n++}`, path: '/question0' },
        now,
      ).conversation
    },
  }
}

/** A small form in which the same answer was changed again and again. */
function changedOften(turns: number): () => unknown {
  const { take } = halfWay(compileForm(flat(12)), 12)
  for (let n = 0; n < turns; n++) take()
  return take
}

function defaultState(size: number): unknown {
  const schema = flat(size).schema as RJSFSchema
  return getDefaultFormState(schemaValidator, schema, { question0: 'an answer' }, schema)
}

/** CPU µs of one call: warmed up, then so many calls a round. */
function measure(calls: number, call: () => unknown): number[] {
  for (let n = 0; n < Math.min(calls, 1500); n++) call()
  return Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    for (let n = 0; n < calls; n++) call()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / calls
  })
}

/** Least-squares slope of log(y) over log(x): 0 is constant, 1 is linear. */
function slope(x: number[], y: number[]): number {
  const logs = x.map((value, n) => [Math.log(value), Math.log(y[n] ?? 1)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length
  const [mx, my] = [mean(0), mean(1)]
  const top = logs.reduce((sum, [a, b]) => sum + (a - mx) * (b - my), 0)
  return top / logs.reduce((sum, [a]) => sum + (a - mx) ** 2, 0)
}
