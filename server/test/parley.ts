import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import supertest from 'supertest'
import { v7 as uuidv7 } from 'uuid'
import { afterAll } from 'vitest'
import { beginSession } from '../accounts/sessions.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openStreamHub, type StreamHub } from '../conversations/stream-hub.ts'
import { wakeStreams } from '../conversations/wake-streams.ts'
import { actingFor } from '../database/acting.ts'
import { connect } from '../database/connect.ts'
import { listen } from '../database/listen.ts'
import type { Deps } from '../deps.ts'
import type { IdentityProvider } from '../gateways/identity.ts'
import { openLocalFileStore } from '../gateways/local-file-store.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { sessionCookieName } from '../http/session-cookie.ts'
import { enqueueWith, jobControl } from '../jobs/queue.ts'
import type { SealsAtHand } from '../seals/seals-at-hand.ts'
import { testDatabase } from './database.ts'
import { type APerson, aPerson } from './factories.ts'
import { playedPrinter } from './played-printer.ts'

export type TestParley = {
  deps: Deps
  owner: Knex
  streams: StreamHub
  /** The clock of this Parley: set it to move time. */
  clock: { now: Date }
  http: ReturnType<typeof supertest>
  app: ReturnType<typeof createApp>
  cookieOf(person: APerson, options?: { official?: boolean }): Promise<string>
  /** A client that is signed in as somebody new, or as the given person. */
  signedIn(person?: APerson): Promise<SignedIn>
  /** Works off every job of a queue; returns how many there were. */
  workOff<Payload>(queue: string, work: (payload: Payload) => Promise<void>): Promise<number>
}

export type SignedIn = {
  person: APerson
  cookie: string
  get(path: string): supertest.Test
  post(path: string, body?: object): supertest.Test
  put(path: string, body: object): supertest.Test
}

type Options = {
  personalSigning?: PersonalSigning
  databaseUrl?: (url: string) => Promise<string>
  identity?: IdentityProvider
  trustAnchors?: () => Uint8Array[]
  seals?: SealsAtHand
}

/** The application over the real database of this test file, with its outside systems played. */
export async function testParley(options: Options = {}): Promise<TestParley> {
  const database = await testDatabase()
  const url = options.databaseUrl ? await options.databaseUrl(database.applicationUrl) : database.applicationUrl
  const folder = mkdtempSync(join(tmpdir(), 'parley-app-'))
  const clock = { now: new Date('2026-03-02T10:00:00Z') }
  const db = connect(url, { max: 6, application: 'test-app' })
  const boss = new PgBoss({
    connectionString: database.applicationUrl,
    max: 2,
    migrate: false,
    reindex: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  const deps: Deps = {
    db,
    now: () => clock.now,
    newId: uuidv7,
    enqueue: enqueueWith(boss),
    jobs: jobControl(boss),
    files: openLocalFileStore(join(folder, 'files')),
    printer: async () => playedPrinter,
    config: readConfig({ PARLEY_DATA: folder, PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
  }
  const streams = openStreamHub(db)
  const listener = await listen(url, {
    ...wakeStreams(streams),
    log: deps.log,
  })
  const app = createApp({
    deps,
    streams,
    identity: options.identity ?? noIdentityProvider,
    personalSigning: options.personalSigning,
    registry: new Registry(),
    seals: options.seals ?? { trustAnchors: options.trustAnchors ?? (() => []) },
    readiness: [{ name: 'database', check: () => db.raw('select 1').then(() => undefined) }],
    chatFolder: join(folder, 'no-chat'),
    mounted: [],
  })
  const http = supertest(app.callback())
  afterAll(async () => {
    streams.close()
    await listener.close()
    await boss.stop({ graceful: false })
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  const cookieOf = async (person: APerson, { official = false } = {}) => {
    const who = {
      accountId: person.id,
      sid: undefined,
      acr: 'urn:dev:chosen',
      idTokenHash: 'f'.repeat(64),
      authTime: clock.now,
      official,
    }
    const { token } = await beginSession(database.db, who, clock.now)
    return `${sessionCookieName(deps.config.publicUrl)}=${token}`
  }
  return {
    deps,
    owner: database.owner,
    streams,
    clock,
    http,
    app,
    cookieOf,
    async signedIn(given) {
      const person = given ?? (await aPerson(database.owner))
      const cookie = await cookieOf(person)
      return {
        person,
        cookie,
        get: (path) => http.get(path).set('cookie', cookie),
        post: (path, body) => http.post(path).set('cookie', cookie).send(body),
        put: (path, body) => http.put(path).set('cookie', cookie).send(body),
      }
    },
    async workOff(queue, work) {
      let done = 0
      for (;;) {
        const [job] = await boss.fetch<Parameters<typeof work>[0]>(queue)
        if (!job) return done
        await actingFor({ purpose: 'house' }, () => work(job.data))
        await boss.complete(queue, job.id)
        done++
      }
    },
  }
}

const noIdentityProvider: IdentityProvider = {
  begin: () => Promise.reject(new Error('this test signs nobody in')),
  finish: () => Promise.reject(new Error('this test signs nobody in')),
}
