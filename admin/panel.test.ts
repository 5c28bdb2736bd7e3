import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../server/test/factories.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let oleg: PanelClient
let mine: ACase
let foreign: ACase

beforeAll(async () => {
  panel = await openPanel()
  mine = await aCase(panel.owner)
  foreign = await aCase(panel.owner)
  const roles = [{ role: 'case-officer', agencyId: mine.agency.id }]
  oleg = await panel.as(await aPerson(panel.owner, { name: 'Oleg </script><script>alert(1)</script>', roles }))
})

const list = '/resources/cases/actions/list'
const show = (id: string) => `/resources/cases/records/${id}/show`
const decide = (id: string) => `/resources/cases/records/${id}/decide`

describe('who comes in', () => {
  it('is asked to sign in, and brought back to where they wanted to go', async () => {
    const { headers } = await panel.panel.get('/admin/resources/cases?view=decided').expect(302)
    expect(headers.location).toBe('/auth/sign-in?return=%2Fadmin%2Fresources%2Fcases%3Fview%3Ddecided')
    const { body } = await panel.panel.get(`/admin/api${list}`).expect(401)
    expect(body.code).toBe('not-signed-in')
  })

  it('is told that the page is for officials when they are none', async () => {
    const anna = await panel.as(await aPerson(panel.owner, { locale: 'ru' }))
    const { text } = await anna.page('').expect(403)
    expect(text).toContain('Эта страница для сотрудников')
    expect(text).toContain('href="/"')
    const { body } = await anna.get(list).expect(403)
    expect(body.code).toBe('not-permitted')
  })
})

describe('an asset', () => {
  it('is served under its exact path alone, to everybody', async () => {
    const { headers } = await panel.panel.get('/admin/frontend/assets/components.bundle.js').expect(200)
    expect(headers['content-type']).toContain('javascript')
    await panel.panel.get('/admin/frontend/assets/panel.css').expect(200)
    await panel.panel.get('/admin/frontend/assets/app.bundle.js').expect(200)
    for (const path of ['', '/', '/..%2f..%2fpackage.json', '/entry.js', '/components.bundle.js/x']) {
      await panel.panel.get(`/admin/frontend/assets${path}`).expect(302)
    }
  })

  it('is sent again only when it has changed', async () => {
    const path = '/admin/frontend/assets/panel.css'
    const { headers } = await panel.panel.get(path).expect(200)
    await panel.panel
      .get(path)
      .set('if-none-match', headers.etag ?? '')
      .expect(304)
  })
})

describe('a change', () => {
  const cookieOf = async () => {
    const person = await aPerson(panel.owner, { roles: [{ role: 'case-officer', agencyId: mine.agency.id }] })
    return panel.cookieOf(person, { official: true })
  }

  it('is not asked for by GET, nor is a look by POST', async () => {
    expect((await oleg.get(decide(mine.id)).expect(405)).headers.allow).toBe('POST')
    expect((await oleg.post(show(mine.id)).expect(405)).headers.allow).toBe('GET')
    expect((await oleg.post(list).expect(405)).headers.allow).toBe('GET')
  })

  it.each<[string, string, string, number]>([
    ['broken JSON', 'application/json', '{"outcome":', 400],
    ['JSON that is no object', 'application/json', '[1]', 400],
    ['more than a form can be', 'application/json', JSON.stringify({ reason: 'x'.repeat(2_100_000) }), 413],
    ['a type that is no form', 'text/xml', '<x/>', 415],
    ['a broken form', 'multipart/form-data; boundary=b', '--b\r\nnonsense', 400],
    ['an empty decision', 'application/json', '{}', 422],
    ['a decision without a reason', 'application/json', '{"outcome":"granted","reason":" "}', 422],
  ])('is refused with its own status for %s', async (_, type, body, status) => {
    const headers = { cookie: await cookieOf(), 'sec-fetch-site': 'same-origin', 'content-type': type }
    await panel.panel
      .post(`/admin/api${decide(mine.id)}`)
      .set(headers)
      .send(body)
      .expect(status)
  })
})

describe('an address', () => {
  it.each([
    '/resources/nothing/actions/list',
    '/resources/cases/actions/nothing',
    '/resources/cases/actions/constructor',
    '/resources/cases/actions/show',
    '/resources/cases/actions/decide',
    '/resources/cases/bulk/show',
    '/resources/cases/search/anna',
    '/pages/anything',
    '/%E0%A4%A',
  ])('that leads nowhere is not found: %s', async (path) => {
    const { body } = await oleg.get(path).expect(404)
    expect(body.code).toBe('not-found')
  })

  it('of a page that is not there says so in a page', async () => {
    const { text } = await oleg.page('/resources/nothing').expect(404)
    expect(text).toContain('Nothing is here')
  })
})

describe('a page', () => {
  it('runs only our own scripts and asks nobody else for anything', async () => {
    const { text, headers } = await oleg.page('/resources/cases').expect(200)
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThanOrEqual(6)
    for (const tag of scripts) expect(tag).toContain('nonce="bm9uY2Utb2YtdGhlLXRlc3Q="')
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).toContain(`script-src 'self' 'nonce-bm9uY2Utb2YtdGhlLXRlc3Q='`)
    expect(policy).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('speaks the official’s language', async () => {
    const roles = [{ role: 'case-officer', agencyId: mine.agency.id }]
    const olga = await panel.as(await aPerson(panel.owner, { locale: 'ru-KG', roles }))
    const { text } = await olga.page('').expect(200)
    expect(text).toContain('<html lang=ru>')
    expect(text).toContain('Входящие')
  })
})

describe('another agency’s case', () => {
  it('is neither in a list nor counted', async () => {
    const { body } = await oleg.get(list).expect(200)
    expect(body.rows.map((row: { number: string }) => row.number)).toEqual([mine.number])
    expect(body.counts).toEqual({ new: 1, mine: 0, 'due-soon': 0, late: 0, decided: 0 })
    const { body: found } = await oleg
      .get('/resources/cases/actions/search?searchProperty=number&query=TEST')
      .expect(200)
    expect(found.records.map((record: { id: string }) => record.id)).toEqual([mine.id])
  })

  it('is looked for by search and found by nobody else', async () => {
    const { body } = await oleg
      .get(`/resources/cases/actions/search/${foreign.number}?searchProperty=number`)
      .expect(200)
    expect(body.records).toEqual([])
  })

  it('looks like one that is not there', async () => {
    const missing = await oleg.get(show('01890000-0000-7000-8000-000000000000')).expect(404)
    const refused = await oleg.get(show(foreign.id)).expect(404)
    expect({ ...refused.body, instance: '' }).toEqual({ ...missing.body, instance: '' })
    await oleg.get(show('nonsense')).expect(404)
    await oleg.get(`/resources/cases/bulk/bulkDelete?recordIds=${foreign.id}`).expect(404)
    await oleg.post(decide(foreign.id), { outcome: 'granted', reason: 'x' }).expect(404)
    await oleg.page(`/files/${foreign.id}/${foreign.fileId}`).expect(404)
    expect(await panel.owner('cases').where({ id: foreign.id }).first()).toMatchObject({ status: 'open' })
  })
})

describe('what nobody may do', () => {
  it.each(['new', 'bulk', 'edit', 'delete'])('is refused: %s', async (kind) => {
    if (kind === 'new') await oleg.post('/resources/cases/actions/new', { applicant: 'x' }).expect(404)
    if (kind === 'bulk') await oleg.post(`/resources/cases/bulk/bulkDelete?recordIds=${mine.id}`).expect(404)
    if (kind === 'edit') await oleg.post(`/resources/cases/records/${mine.id}/edit`, { applicant: 'x' }).expect(404)
    if (kind === 'delete') await oleg.post(`/resources/cases/records/${mine.id}/delete`).expect(404)
    expect(await panel.owner('cases').where({ id: mine.id }).first()).toMatchObject({ applicant: 'Anna Petrova' })
  })

  it('includes reading what another role reads', async () => {
    for (const table of ['accounts', 'agencies', 'role_assignments'])
      await oleg.get(`/resources/${table}/actions/list`).expect(404)
  })
})
