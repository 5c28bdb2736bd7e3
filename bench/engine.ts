import { begin, compileForm, type Form, takeTurn } from '#forms'
import { conditional, flat, halfWay, now } from './made-forms.ts'
import { interleaved, slope } from './measure.ts'
import { peers } from './peers.ts'
import { aim, median, row } from './report.ts'

const rounds = 5

/** CPU of one turn of the engine, and of what others do for the same turn, as form, history and conditions grow. */
export async function engine(): Promise<void> {
  console.log(`\nThe engine (CPU µs a turn, median of ${rounds} interleaved rounds, min–max; slope of log–log)`)
  await bySize()
  await byHistory()
  await byConditions()
}

async function bySize(): Promise<void> {
  const sizes = [12, 150, 1000, 5000]
  const others = await peers()
  const own: number[] = []
  for (const size of sizes) {
    const { state, take } = halfWay(compileForm(flat(size)), size)
    const variants = [
      { name: 'Parley', calls: 2000, call: take },
      { name: 'JSON of the state', calls: 200, call: () => JSON.stringify(JSON.parse(state)) },
      ...others(size),
    ]
    const took = await interleaved(variants, rounds)
    const base = median(took.get('Parley') ?? [])
    own.push(base)
    console.log(`  ${size} questions`)
    for (const [name, values] of took) {
      row(`  ${name}`, [
        ['µs', values, 1],
        ['× Parley', values.map((value) => value / base), 1],
      ])
    }
  }
  aim('slope of a turn over questions', slope(sizes, own), 0.1)
}

async function byHistory(): Promise<void> {
  const histories = [10, 100, 1000, 10_000]
  const variants = histories.map((turns) => {
    const { take } = halfWay(compileForm(flat(12)), 12)
    for (let n = 0; n < turns; n++) take()
    // Few calls a round, so that a history of ten turns does not become one of thousands.
    return { name: `after ${turns} turns`, calls: 400, call: take }
  })
  print(histories, await interleaved(variants, rounds), 'history')
}

/** Every turn of a whole conversation, in which each second condition comes to hold. */
async function byConditions(): Promise<void> {
  const sizes = [10, 50, 200, 800]
  const turns = new Map<string, number>()
  const variants = sizes.map((size) => {
    const form = compileForm(conditional(size))
    const name = `${size} conditions`
    turns.set(name, throughout(form))
    return { name, calls: Math.ceil(400 / size), call: () => throughout(form) }
  })
  const took = await interleaved(variants, rounds)
  const each = [...took].map(([name, values]) => [name, values.map((one) => one / (turns.get(name) ?? 1))] as const)
  print(sizes, new Map(each), 'conditions under one object')
}

/** Talks a conditional form through. @returns how many turns that took */
function throughout(form: Form): number {
  let { conversation, messages } = begin(form, { locale: 'en', now })
  for (let turns = 0; ; turns++) {
    const ask = messages.at(-1)
    if (ask?.kind !== 'ask') return turns
    const value = ask.input.kind === 'boolean' ? Number(ask.path.slice('/has'.length)) % 2 === 0 : 'an answer'
    ;({ conversation, messages } = takeTurn(form, conversation, { kind: 'value', value }, now))
    if (messages.some(({ kind }) => kind === 'problem')) throw new Error(`${ask.path} was refused.`)
  }
}

function print(sizes: number[], took: Map<string, number[]>, over: string): void {
  for (const [name, values] of took) row(name, [['µs', values, 1]])
  aim(`slope of a turn over ${over}`, slope(sizes, [...took.values()].map(median)), 0.1)
}
