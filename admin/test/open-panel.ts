import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Koa from 'koa'
import supertest from 'supertest'
import { actorOf, actorReading } from '../../server/accounts/sessions.ts'
import { problems } from '../../server/http/problems.ts'
import { whoAsks } from '../../server/http/who-asks.ts'
import type { APerson } from '../../server/test/factories.ts'
import { type TestParley, testParley } from '../../server/test/parley.ts'
import { buildAdmin } from '../build.ts'
import { adminRoutes } from '../panel.ts'

export type TestPanel = TestParley & {
  panel: ReturnType<typeof supertest>
  /** A client in the panel, with what a browser sends along. */
  as(person: APerson): Promise<PanelClient>
}

export type PanelClient = {
  page(path: string): supertest.Test
  get(path: string): supertest.Test
  post(path: string, body?: object): supertest.Test
  /** A list as a file; `path` is the table, with a query. */
  export(path: string): supertest.Test
}

/** The panel alone in a bare application, over the real database and its sessions. */
export async function openPanel(): Promise<TestPanel> {
  const dist = join(import.meta.dirname, '..', 'dist', 'components.bundle.js')
  if (!existsSync(dist)) await buildAdmin()
  const parley = await testParley()
  const { deps } = parley
  const { publicUrl } = deps.config
  const app = new Koa()
  app.use(
    whoAsks({
      actorOf: (token) => actorOf(deps.db, token, deps.now()),
      actorReading: (token, read) => actorReading(deps.db, token, deps.now(), read),
      publicUrl,
    }),
  )
  app.use(problems(deps.log))
  app.use(
    adminRoutes({
      deps,
      currentActor: (ctx) => ctx.state.actor(),
      signInUrl: '/auth/sign-in',
      publicOrigin: publicUrl,
      log: deps.log,
      nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q=',
    }),
  )
  const panel = supertest(app.callback())
  return {
    ...parley,
    panel,
    async as(person) {
      const role = await parley.owner('role_assignments').where({ account_id: person.id }).first()
      const cookie = await parley.cookieOf(person, { official: role !== undefined })
      return {
        page: (path) => panel.get(`/admin${path}`).set('cookie', cookie),
        get: (path) => panel.get(`/admin/api${path}`).set('cookie', cookie),
        post: (path, body) =>
          panel
            .post(`/admin/api${path}`)
            .set({ cookie, 'sec-fetch-site': 'same-origin' })
            .send(body ?? {}),
        export: (path) => panel.post(`/admin/exports/${path}`).set({ cookie, 'sec-fetch-site': 'same-origin' }),
      }
    },
  }
}
