import { beforeAll, describe, expect, it } from 'vitest'
import { sessionCookieName } from '../http/session-cookie.ts'
import { aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
const start = new Date('2026-03-02T10:00:00Z')
const at = (minutes: number) => {
  parley.clock.now = new Date(start.getTime() + minutes * 60_000)
}

beforeAll(async () => {
  parley = await testParley()
})

const isSignedIn = async (cookie: string) => (await parley.http.get('/api/session').set('cookie', cookie)).body.signedIn

describe('a session', () => {
  it('says who is signed in, with the roles of this moment', async () => {
    at(0)
    const anna = await parley.signedIn(await aPerson(parley.owner, { name: 'Anna Test' }))
    expect((await anna.get('/api/session')).body).toMatchObject({
      signedIn: true,
      account: { name: 'Anna Test' },
      roles: [],
    })
    await parley
      .owner('role_assignments')
      .insert({ id: parley.deps.newId(), account_id: anna.person.id, role: 'administrator' })
    expect((await anna.get('/api/session')).body.roles).toEqual(['administrator'])
  })

  it('of a citizen ends after 30 minutes without use, and 12 hours with it', async () => {
    at(0)
    const { cookie } = await parley.signedIn()
    at(29)
    expect(await isSignedIn(cookie)).toBe(true)
    at(58)
    expect(await isSignedIn(cookie)).toBe(true)
    at(58 + 31)
    expect(await isSignedIn(cookie)).toBe(false)
    at(0)
    const busy = await parley.signedIn()
    for (let minute = 0; minute < 12 * 60; minute += 20) {
      at(minute)
      expect(await isSignedIn(busy.cookie)).toBe(true)
    }
    at(12 * 60 + 1)
    expect(await isSignedIn(busy.cookie)).toBe(false)
  })

  it('of an official ends after 15 minutes without use', async () => {
    at(0)
    const official = await aPerson(parley.owner, { roles: [{ role: 'administrator', agencyId: null }] })
    const cookie = await parley.cookieOf(official, { official: true })
    at(14)
    expect(await isSignedIn(cookie)).toBe(true)
    at(30)
    expect(await isSignedIn(cookie)).toBe(false)
  })

  it('is over at once after signing out, and a made-up one never began', async () => {
    at(0)
    const { cookie, post } = await parley.signedIn()
    const out = await post('/auth/sign-out')
    expect(out.headers['set-cookie']?.[0]).toMatch(/^parley-dev-session=;.*expires=Thu, 01 Jan 1970/i)
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await isSignedIn('parley-dev-session=made-up')).toBe(false)
  })

  it('is bound to https and to the host wherever there is https', () => {
    expect(sessionCookieName('https://parley.example')).toBe('__Host-s')
    expect(sessionCookieName('http://localhost:3000')).toBe('parley-dev-session')
  })
})

describe('a change asked for from elsewhere', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
  ])('by %s is refused', async (_who, headers) => {
    at(0)
    const { cookie } = await parley.signedIn()
    const refused = await parley.http
      .post('/api/conversations')
      .set('cookie', cookie)
      .set(headers)
      .send({ service: 'a/b' })
    expect(refused.status).toBe(403)
    expect(refused.body.code).toBe('not-permitted')
  })

  it('by our own page is taken', async () => {
    at(0)
    const { cookie } = await parley.signedIn()
    const own = parley.http.post('/api/conversations').set('cookie', cookie).set('sec-fetch-site', 'same-origin')
    expect((await own.send({ service: 'no/such' })).status).toBe(404)
  })
})
