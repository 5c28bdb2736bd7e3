import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadRecord } from '../server/database/embedded-record.ts'
import { embeddedUrls } from '../server/database/embedded-roles.ts'
import { engineShare } from './engine-share.ts'
import { sums } from './processes.ts'
import { aim, median, row } from './report.ts'
import { benchFolder, type RunningServer, runServer } from './run-server.ts'
import { signInAs } from './sign-in-as.ts'

const project = join(import.meta.dirname, '..')
/** Many short rounds, each compared in itself: what else the machine does falls on both alike. */
const rounds = 21
const turnsARound = 600
const warmUp = 1500
const people = 8

type Turn = (conversation: string) => Promise<void>
type Side = { name: string; server: RunningServer; take: Turn }

/** CPU of one turn over HTTP, server and database together, beside Koa and pg doing only the same two statements. */
export async function turn(): Promise<void> {
  const folder = benchFolder()
  const parley = await runServer(join(project, 'main.ts'), folder)
  try {
    const bare = await runServer(join(project, 'bench/bare-turn-server.ts'), folder, {
      DATABASE_URL: addressOf(folder),
    })
    await beside(bare, parley).finally(() => bare.stop())
  } finally {
    await parley.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function beside(bare: RunningServer, parley: RunningServer): Promise<void> {
  const cookie = await signInAs(parley.url, 'anna')
  const conversations = await Promise.all(Array.from({ length: people }, () => begin(parley.url, cookie)))
  const sides: Side[] = [
    { name: 'bare Koa and pg', server: bare, take: (id) => post(`${bare.url}/${id}`, {}, { id: randomUUID() }) },
    {
      name: 'Parley',
      server: parley,
      take: (id) => post(`${parley.url}/api/conversations/${id}/turns`, { cookie }, { id: randomUUID(), reply }),
    },
  ]
  for (const { take } of sides) await run(take, conversations, warmUp)
  const spent = new Map(sides.map(({ name }) => [name, { server: [] as number[], database: [] as number[] }]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, server, take } of round % 2 ? sides.toReversed() : sides) {
      const before = cpuOf(server, parley)
      await run(take, conversations, turnsARound)
      const after = cpuOf(server, parley)
      const each = (kind: Kind) => ((after[kind] - before[kind]) * 1000) / turnsARound
      for (const kind of ['server', 'database'] as const) spent.get(name)?.[kind].push(each(kind))
    }
  }
  const totals = print(spent)
  await engineShare(reply, totals, rounds)
}

/** @returns the whole of Parley's turns, round by round */
function print(spent: Map<string, Record<Kind, number[]>>): number[] {
  console.log(`\nA turn over HTTP (CPU µs, median of ${rounds} rounds of ${turnsARound}, min–max)`)
  const whole = ({ server, database }: Record<Kind, number[]>) => server.map((one, n) => one + (database[n] ?? 0))
  const [baseline = [], parley = []] = [...spent.values()].map(whole)
  for (const [name, side] of spent)
    row(name, [
      ['CPU µs', whole(side), 0],
      ['Node', side.server, 0],
      ['PostgreSQL', side.database, 0],
      ['× bare', whole(side).map((value, n) => value / (baseline[n] ?? 1)), 2],
    ])
  const ratios = parley.map((value, n) => value / (baseline[n] ?? 1)).toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [ratios[rounds >> 2], ratios[(3 * rounds) >> 2]]
  console.log(`  the middle half of the rounds: × ${low.toFixed(2)}–${high.toFixed(2)}`)
  aim('a turn over HTTP, × bare Koa and pg', median(ratios), 1.5)
  return parley
}

/** An answer that is understood and asked again: the question stays, so the conversation does not end. */
const reply = { kind: 'text' as const, text: '/help' }

type Kind = 'server' | 'database'

/** The server's own processes and the one database that both use. */
const cpuOf = (server: RunningServer, owner: RunningServer): Record<Kind, number> => ({
  server: sums(server.measure()).server?.cpuMs ?? 0,
  database: sums(owner.measure()).database?.cpuMs ?? 0,
})

async function run(take: Turn, conversations: string[], times: number): Promise<void> {
  await Promise.all(
    conversations.map(async (id) => {
      for (let n = 0; n < times / conversations.length; n++) await take(id)
    }),
  )
}

async function begin(url: string, cookie: string): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ service: 'registry/residence-certificate' })
  const answer = await fetch(`${url}/api/conversations`, { method: 'POST', headers, body })
  return ((await answer.json()) as { conversation: { id: string } }).conversation.id
}

async function post(url: string, headers: Record<string, string>, body: object): Promise<void> {
  const all = { ...headers, 'content-type': 'application/json' }
  const ask = () => fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) })
  // A connection that rested too long is closed by either side at any moment; a turn's id may be sent again.
  const answer = await ask().catch(ask)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

function addressOf(folder: string): string {
  const record = loadRecord(folder, () => '')
  return embeddedUrls(record, record.port as number).applicationUrl
}
