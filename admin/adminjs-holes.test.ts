import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type APerson, aPerson } from '../server/test/factories.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

/**
 * What AdminJS and its stock plugins leave open, one by one, tried on the panel as it runs. `panel.test.ts` says how the
 * panel answers; here each line is a way in that others have, and that is closed.
 */
let panel: TestPanel
let officer: APerson
let oleg: PanelClient
let mine: ACase
let foreign: ACase
let foreignDocument: string
let cookie: string

const hostile = 'Oleg </script><script>alert(1)</script>'
const nowhere = '01890000-0000-7000-8000-000000000000'

beforeAll(async () => {
  panel = await openPanel()
  mine = await aCase(panel.owner, { applicant: await aPerson(panel.owner, { name: 'Anna of ours' }) })
  foreign = await aCase(panel.owner, { applicant: await aPerson(panel.owner, { name: 'Boris of theirs' }) })
  foreignDocument = await aDocument(foreign)
  await aDocument(mine)
  officer = await aPerson(panel.owner, { name: hostile, roles: [{ role: 'case-officer', agencyId: mine.agency.id }] })
  oleg = await panel.as(officer)
  cookie = await panel.cookieOf(officer, { official: true })
})

async function aDocument({ agency, submissionId, applicant, number }: ACase): Promise<string> {
  const id = uuidv7()
  const named = { number: `D-${number}`, code: `c-${id}`, title: 'Receipt', locale: 'en', ordered_at: new Date() }
  const of = { agency_id: agency.id, submission_id: submissionId, account_id: applicant.id }
  await panel.owner('documents').insert({ ...named, ...of, id, kind: 'receipt' })
  return id
}

const resource = (table: string, action: string) => `/resources/${table}/actions/${action}`
const record = (table: string, id: string, action: string) => `/resources/${table}/records/${id}/${action}`
const decision = { outcome: 'granted', reason: 'It is so.' }
const decide = () => record('cases', mine.id, 'decide')

/** Everything that could have been changed by what is tried here. */
const state = async () => {
  const tables = ['cases', 'documents', 'accounts', 'role_assignments', 'roles', 'services']
  const rows = await Promise.all(tables.map((table) => panel.owner(table).orderBy('id')))
  return JSON.stringify(rows)
}
const changesNothing = async (work: () => Promise<unknown>) => {
  const before = await state()
  await work()
  expect(await state()).toBe(before)
}

describe('the way around the sign-in', () => {
  it.each(['?components.bundle.js', '?x=/frontend/assets/logo.svg', '/?/frontend/assets/app.bundle.js'])(
    'by the name of an asset in the address is closed: %s',
    async (suffix) => {
      await panel.panel.get(`/admin/api${resource('cases', 'list')}${suffix}`).expect(401)
      const post = panel.panel.post(`/admin/api${decide()}${suffix}`).set('sec-fetch-site', 'same-origin')
      await changesNothing(async () => post.send(decision).expect(401))
    },
  )

  it('by a session in the cookie is closed: the cookie holds a random token and nothing of the account', async () => {
    const [, token = ''] = cookie.split('=')
    expect(token).toMatch(/^[\w-]{43}$/)
    for (const secret of [officer.id, 'Oleg', 'case-officer'])
      expect(Buffer.from(token, 'base64').toString()).not.toContain(secret)
    const cut = panel.panel.get(`/admin/api${resource('cases', 'list')}`).set('cookie', `${cookie.slice(0, -2)}xx`)
    await cut.expect(401)
  })

  it('by a body that is read first is closed: a stranger’s upload is not taken in', async () => {
    const asked = panel.panel.post(`/admin/api${decide()}`).set('sec-fetch-site', 'same-origin')
    await asked.attach('reason', Buffer.alloc(3_000_000), 'a.bin').expect(401)
  })

  it.each(['login', 'logout'])('by the core’s own page is closed: %s', async (page) => {
    await oleg.page(`/${page}`).expect(404)
  })
})

describe('a change asked for by others', () => {
  it.each<[string, Record<string, string>]>([
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['the origin null', { origin: 'null' }],
    ['no origin', {}],
    ['another site, with our origin', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }],
  ])('is refused: %s', async (_, headers) => {
    const asked = panel.panel.post(`/admin/api${decide()}`).set({ cookie, ...headers })
    await changesNothing(async () => asked.send(decision).expect(403))
  })

  it.each(['head', 'put', 'patch', 'delete'] as const)('is refused by the method %s', async (method) => {
    for (const path of [decide(), record('cases', mine.id, 'delete'), record('cases', mine.id, 'edit')])
      await changesNothing(async () => panel.panel[method](`/admin/api${path}`).set({ cookie }).expect(405))
  })

  it('is refused by GET, which needs no word of where it comes from', async () => {
    await changesNothing(async () => {
      await oleg.get(decide()).query(decision).expect(405)
      await oleg.get(record('cases', mine.id, 'delete')).expect(405)
      await oleg.get(resource('cases', 'openInEmergency')).expect(405)
      await oleg.page(`/resources/cases/records/${mine.id}/decide`)
    })
  })
})

describe('an action where it does not belong', () => {
  it.each([
    ['of a record on the address of the table', () => resource('cases', 'decide')],
    ['of a record on the address of many', () => `/resources/cases/bulk/decide?recordIds=${mine.id}`],
    ['of the table on the address of a record', () => record('cases', mine.id, 'openInEmergency')],
    ['that nobody has', () => resource('cases', 'nothing')],
    ['by the name of what every object has', () => resource('cases', 'constructor')],
    ['on a table that nobody has', () => resource('constructor', 'list')],
  ])('is not found: %s', async (_, path) => {
    await changesNothing(async () => {
      const { text } = await oleg.post(path(), decision).expect(404)
      // The core's own message lists every table and leads to its documentation.
      expect(text).not.toMatch(/adminjs|role_assignments|Resource with/i)
    })
  })
})

describe('a body', () => {
  it.each<[string, string, string, number]>([
    ['that is broken JSON', 'application/json', '{"outcome":', 400],
    ['that is a list', 'application/json', '[]', 400],
    ['that ends too soon', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data', 400],
    ['of a type that is no form', 'text/plain', 'outcome=granted', 415],
    ['that is too large', 'application/json', JSON.stringify({ reason: 'x'.repeat(2_100_000) }), 413],
  ])('is refused by its own status: %s', async (_, type, body, status) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }
    const { text } = await panel.panel.post(`/admin/api${decide()}`).set(headers).send(body).expect(status)
    expect(text).not.toMatch(/ at .*\.ts|node_modules|SyntaxError/)
  })

  it('brings no file: files have a way of their own, which looks at them', async () => {
    const asked = panel.panel.post(`/admin/api${decide()}`).set({ cookie, 'sec-fetch-site': 'same-origin' })
    await asked.field('outcome', 'granted').attach('reason', Buffer.from('It is so.'), 'reason.txt').expect(415)
  })

  it('as a form of pairs is understood as JSON is, and has to be ours too', async () => {
    const { id } = await aCase(panel.owner, { agency: mine.agency })
    const path = `/admin/api${record('cases', id, 'decide')}`
    const pairs = new URLSearchParams(decision).toString()
    const type = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    await panel.panel.post(path).set(type).send(pairs).expect(403)
    await panel.panel.post(path).set(type).set('sec-fetch-site', 'same-origin').send(pairs).expect(200)
    expect(await panel.owner('cases').where({ id }).first()).toMatchObject({ status: 'decided' })
  })

  it('cannot name columns that an action does not take', async () => {
    const { id } = await aCase(panel.owner, { agency: mine.agency })
    const sent = { ...decision, status: 'open', agency_id: foreign.agency.id, decided_by: foreign.applicant.id }
    await oleg.post(record('cases', id, 'decide'), sent).expect(200)
    const kept = await panel.owner('cases').where({ id }).first()
    expect(kept).toMatchObject({ status: 'decided', agency_id: mine.agency.id, decided_by: officer.id })
  })
})

describe('a record of another agency', () => {
  it('is loaded by no action before it is asked whether it may be: missing and forbidden are one answer', async () => {
    for (const action of ['show', 'edit', 'delete', 'decide', 'assign']) {
      const method = ['show'].includes(action) ? 'get' : 'post'
      const answers = await Promise.all(
        [foreign.id, nowhere].map(async (id) => {
          const { status, body } = await oleg[method](record('cases', id, action), decision)
          return { status, body: { ...body, instance: '' } }
        }),
      )
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]?.status).toBe(404)
    }
  })

  it('is not reached by naming it among many, nor by leaving one’s own out', async () => {
    const both = `recordIds=${mine.id},${foreign.id}`
    await changesNothing(async () => {
      for (const ids of [both, `recordIds=${foreign.id}`, 'recordIds='])
        for (const method of ['get', 'post'] as const)
          await oleg[method](`/resources/cases/bulk/bulkDelete?${ids}`).expect(404)
    })
  })

  it('is not brought along by a row that points to it', async () => {
    // The document is ours by mistake of somebody; its case stays theirs.
    const { text } = await oleg.get(resource('documents', 'list')).expect(200)
    expect(text).not.toContain(foreignDocument)
    expect(text).not.toContain('Boris of theirs')
    const { body } = await oleg.get(resource('cases', 'search/TEST?searchProperty=number')).expect(200)
    expect(body.records.map(({ id }: { id: string }) => id)).not.toContain(foreign.id)
  })

  it('is in no way of reading where the database has no policy of its own: the rules are in the query', async () => {
    const office = foreign.agency.offices['front-desk'] ?? ''
    for (const way of ['list', 'search']) {
      const { text } = await oleg.get(resource('offices', way)).expect(200)
      expect(text).toContain(mine.agency.offices['front-desk'])
      expect(text).not.toContain(office)
    }
    await oleg.get(record('offices', office, 'show')).expect(404)
    const counted = async (query: string) =>
      (await oleg.get(`${resource('offices', 'list')}${query}`).expect(200)).body.meta.total
    expect(await counted('')).toBe(Object.keys(mine.agency.offices).length)
    expect(await counted('?filters.slug=front-desk')).toBe(1)
  })

  it('is filtered and populated by nobody: a filter that points there finds nothing and names nothing', async () => {
    const filter = `filters.office_id=${foreign.agency.offices['front-desk']}`
    const { body, text } = await oleg.get(
      `${resource('documents', 'list')}?${filter.replace('office_id', 'agency_id')}`,
    )
    expect(text).not.toContain('Boris of theirs')
    expect(body.records ?? []).toEqual([])
  })
})

describe('a column that is hidden', () => {
  const hidden: [table: string, columns: string[]][] = [
    ['cases', ['account_id', 'submission_id', 'decided_by', 'version']],
    ['documents', ['account_id', 'code', 'submission_id']],
  ]

  it.each(hidden)('is sent by no way of reading %s', async (table, columns) => {
    const rows = (await oleg.get(`${resource(table, 'search')}?searchProperty=number&query=TEST`).expect(200)).body
    const [found] = rows.records
    const shown = (await oleg.get(record(table, found.id, 'show')).expect(200)).body.record
    for (const column of columns) {
      expect(Object.keys(found.params)).not.toContain(column)
      expect(Object.keys(shown.params)).not.toContain(column)
    }
    expect(JSON.stringify(rows)).not.toContain(mine.applicant.id)
  })

  it.each(hidden)('is neither sorted, filtered nor searched by in %s', async (table, columns) => {
    for (const column of [...columns, 'password', '__proto__', 'a.b', `id" desc; drop table ${table} --`]) {
      const name = encodeURIComponent(column)
      const searched = await oleg.get(`/resources/${table}/actions/search/x?searchProperty=${name}`)
      expect([column, searched.status]).toEqual([column, 404])
      expect((await oleg.get(`${resource(table, 'list')}?sortBy=${name}`)).status).toBe(404)
      expect((await oleg.get(`${resource(table, 'list')}?filters.${name}=x`)).status).toBe(404)
    }
  })
})

describe('a list', () => {
  it.each(['-1', '0', '1e9', 'NaN', '99999'])('is of no more rows than a page has: perPage=%s', async (perPage) => {
    const { status, body } = await oleg.get(`${resource('documents', 'list')}?perPage=${perPage}`)
    expect([200, 404]).toContain(status)
    expect((body.records ?? []).length).toBeLessThanOrEqual(500)
    expect(JSON.stringify(body)).not.toContain(foreignDocument)
  })

  it('is counted as far as it may be seen', async () => {
    const ours = await panel.owner('documents').where({ agency_id: mine.agency.id })
    expect(ours.length).toBeLessThan((await panel.owner('documents')).length)
    expect((await oleg.get(resource('documents', 'list')).expect(200)).body.meta.total).toBe(ours.length)
  })
})

describe('the page', () => {
  it('cannot be broken out of by what a person wrote: neither by a name nor by an address', async () => {
    const { text } = await oleg.page('/resources/cases?view=%3C/script%3E%3Cscript%3Ealert(2)%3C/script%3E').expect(200)
    expect(text).not.toMatch(/<script>alert/)
    expect(text).toContain('\\u003c/script>\\u003cscript>alert(1)')
  })

  it('tells of the official alone, and of nobody’s records', async () => {
    const { text } = await oleg.page(`/resources/cases/records/${mine.id}/show`).expect(200)
    for (const secret of ['Anna of ours', 'Boris of theirs', mine.number, officer.sub, officer.iss, 'permissions'])
      expect(text).not.toContain(secret)
    const [, state = '{}'] = /REDUX_STATE = (.*);\n/.exec(text) ?? []
    expect(Object.keys(JSON.parse(state).session).toSorted()).toEqual(['email', 'id', 'locale', 'title'])
  })

  it('has no setting of the server in its bundle, which everybody can fetch', async () => {
    const { text } = await panel.panel.get('/admin/frontend/assets/components.bundle.js').expect(200)
    for (const name of ['DATABASE_URL', 'PARLEY_DATA', process.env.HOME ?? 'HOME']) expect(text).not.toContain(name)
  })

  it('is there for no page that asks nobody: the core’s pages and bundles on request are not', async () => {
    for (const path of ['/pages/any', '/frontend/assets/components.bundle.js.map']) {
      expect((await oleg.page(path)).status).toBe(404)
    }
    await oleg.get('/pages/any').expect(404)
  })
})

describe('an error', () => {
  it('tells nothing of how the panel is made, and echoes no record', async () => {
    const refused = [
      await oleg.get(record('cases', foreign.id, 'show')),
      await oleg.get(record('cases', `' or true --`, 'show')),
      await oleg.post(decide(), { outcome: 'granted', reason: '' }),
      await oleg.post(record('cases', mine.id, 'assign'), { from: null, to: 'x' }),
    ]
    for (const { status, text } of refused) {
      expect([404, 422]).toContain(status)
      expect(text).not.toMatch(/adminjs|select |objection|knex|\.ts:\d|Anna of ours|Boris of theirs/i)
    }
  })
})
