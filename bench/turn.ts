import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadRecord } from '../server/database/embedded-record.ts'
import { embeddedUrls } from '../server/database/embedded-roles.ts'
import { engineShare } from './engine-share.ts'
import { sums } from './processes.ts'
import { row } from './report.ts'
import { benchFolder, type RunningServer, runServer } from './run-server.ts'
import { signInAs } from './sign-in-as.ts'

const project = join(import.meta.dirname, '..')
const rounds = 5
const turnsARound = 2000
const warmUp = 1500
const people = 8

type Turn = (conversation: string) => Promise<void>

/** CPU of one turn over HTTP, server and database together, beside Koa and pg doing only the same two statements. */
export async function turn(): Promise<void> {
  const folder = benchFolder()
  const parley = await runServer(join(project, 'main.ts'), folder)
  const bare = await runServer(join(project, 'bench/bare-turn-server.ts'), folder, { DATABASE_URL: addressOf(folder) })
  const cookie = await signInAs(parley.url, 'anna')
  const conversations = await Promise.all(Array.from({ length: people }, () => begin(parley.url, cookie)))
  const variants: [string, RunningServer, Turn][] = [
    ['bare Koa and pg', bare, (id) => post(`${bare.url}/${id}`, {}, { id: randomUUID() })],
    [
      'Parley',
      parley,
      (id) => post(`${parley.url}/api/conversations/${id}/turns`, { cookie }, { id: randomUUID(), reply }),
    ],
  ]
  for (const [, , take] of variants) await run(take, conversations, warmUp)
  const cpu = new Map(variants.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, server, take] of round % 2 ? variants.toReversed() : variants) {
      const before = spent(server, parley)
      await run(take, conversations, turnsARound)
      cpu.get(name)?.push(((spent(server, parley) - before) * 1000) / turnsARound)
    }
  }
  console.log(`\nA turn over HTTP (CPU µs, Node and PostgreSQL, median of ${rounds} rounds of ${turnsARound})`)
  const baseline = cpu.get('bare Koa and pg') ?? []
  for (const [name, values] of cpu)
    row(name, [
      ['CPU µs', values, 0],
      ['× bare', values.map((value, n) => value / (baseline[n] ?? 1)), 2],
    ])
  await engineShare(reply, cpu.get('Parley') ?? [], rounds)
  await bare.stop()
  await parley.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** An answer that is understood and asked again: the question stays, so the conversation does not end. */
const reply = { kind: 'text' as const, text: '/help' }

/** The server's own processes and the one database that both use. */
const spent = (server: RunningServer, owner: RunningServer) =>
  (sums(server.measure()).server?.cpuMs ?? 0) + (sums(owner.measure()).database?.cpuMs ?? 0)

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
  const answer = await fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

function addressOf(folder: string): string {
  const record = loadRecord(folder, () => '')
  return embeddedUrls(record, record.port as number).applicationUrl
}
