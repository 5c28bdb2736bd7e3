import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { seedDemo } from '../seeds/demo/index.ts'
import { loadTurn } from '../server/conversations/load-turn.ts'
import { saveTurn } from '../server/conversations/save-turn.ts'
import { actingFor } from '../server/database/acting.ts'
import { connect } from '../server/database/connect.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../server/database/embedded.ts'
import { migrate } from '../server/database/migrate.ts'
import { median, row } from './report.ts'

const people = 4
const turnsEach = 400
const warmUp = 40
const tables = ['conversations', 'messages', 'turns', 'files', 'submissions']

type Talk = { accountId: string; conversationId: string }
type Side = { name: string; db: Knex; talks: Talk[]; took: number[] }

/**
 * What the policies on the rows cost a turn's two statements. Two databases on one server, one without policies, take
 * turns one after the other, so that whatever else the machine does meets both alike.
 */
export async function rowPolicies(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const database = await startEmbeddedDatabase({ dataFolder, log: { info: () => {} } })
  const sides: Side[] = []
  try {
    sides.push(
      await openSide('without policies', database, 'bare'),
      await openSide('with policies', database, 'guarded'),
    )
    await Promise.all(Array.from({ length: people }, (_, person) => talk(sides, person)))
    report(sides)
  } finally {
    await Promise.all(sides.map(({ db }) => db.destroy()))
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function openSide(name: string, { ownerUrl, applicationUrl }: EmbeddedDatabase, kind: 'bare' | 'guarded') {
  const first = connect(ownerUrl, { max: 1, application: 'bench', upkeep: true })
  await first.raw(`create database bench_${kind}`)
  await first.destroy()
  const [mine, theirs] = [ownerUrl, applicationUrl].map((url) => url.replace(/[^/]+$/, `bench_${kind}`)) as [
    string,
    string,
  ]
  await migrate(mine, { queues: [] })
  const owner = connect(mine, { max: 1, application: 'bench', upkeep: true })
  const talks = await beginTalks(owner)
  for (const table of kind === 'bare' ? tables : []) await owner.raw(`alter table ${table} disable row level security`)
  await owner.destroy()
  // `upkeep` here only keeps the statements bare: there is no policy to satisfy, and nothing is carried along.
  const db = connect(theirs, { max: people, application: 'bench', ...(kind === 'bare' && { upkeep: true }) })
  return { name, db, talks, took: [] }
}

/** A conversation for each of the first people of the demo. */
async function beginTalks(owner: Knex): Promise<Talk[]> {
  await seedDemo(owner, { issuer: 'https://bench.invalid', now: new Date() })
  const service = await owner('services').whereNotNull('published_version').first()
  const of = { agency_id: service.agency_id, service_id: service.id, service_version: service.published_version }
  const accounts = await owner('accounts').limit(people).pluck('id')
  return Promise.all(
    accounts.map(async (accountId) => {
      const conversationId = newId()
      const row = { ...of, id: conversationId, account_id: accountId, locale: 'en', state: '{}' }
      await owner('conversations').insert({ ...row, created_at: new Date(), updated_at: new Date() })
      return { accountId, conversationId }
    }),
  )
}

async function talk(sides: Side[], person: number): Promise<void> {
  for (let count = 0; count < turnsEach; count++) {
    for (const { db, talks, took } of count % 2 ? sides : sides.toReversed()) {
      const { accountId, conversationId } = talks[person] as Talk
      const began = performance.now()
      await actingFor({ accountId }, () => turn(db, conversationId))
      if (count >= warmUp) took.push(performance.now() - began)
    }
  }
}

async function turn(db: Knex, conversationId: string): Promise<void> {
  const turnId = newId()
  const found = await loadTurn(db, conversationId, turnId)
  if (!found) throw new Error('The conversation is not seen.')
  const message = { author: { kind: 'parley' }, body: { kind: 'say', text: 'It is noted.' } } as const
  const saved = await saveTurn(db, {
    conversationId,
    version: found.version,
    turnId,
    serviceVersion: found.serviceVersion,
    state: { locale: found.locale, answers: 'x'.repeat(1000) } as never,
    status: 'open',
    messages: [message, message],
    at: new Date(),
    newId,
  })
  if (!saved) throw new Error('The turn was not saved.')
}

function report(sides: Side[]): void {
  console.log(
    `\nA turn's two statements under row policies (${people} people, ${people * turnsEach} turns on each side)`,
  )
  const [without] = sides.map(shape)
  for (const side of sides) {
    const { middle, p95 } = shape(side)
    row(side.name, [
      ['median ms', [middle], 2],
      ['× without', [middle / (without?.middle ?? 1)], 2],
      ['p95 ms', [p95], 2],
      ['× without', [p95 / (without?.p95 ?? 1)], 2],
    ])
  }
}

function shape({ took }: Side): { middle: number; p95: number } {
  const sorted = took.toSorted((a, b) => a - b)
  return { middle: median(took), p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 }
}
