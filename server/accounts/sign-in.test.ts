import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDemoIdentityProvider } from '../gateways/demo-identity-provider.ts'
import { type IdentityProvider, openIdentityProvider } from '../gateways/identity.ts'
import { type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let provider: Server
let identity: IdentityProvider
const keys = mkdtempSync(join(tmpdir(), 'parley-idp-'))
const redirectUri = 'http://localhost:3000/auth/callback'
let origin: string

beforeAll(async () => {
  provider = createServer((request, response) => void demo.answer(request, response))
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(provider.address() as { port: number }).port}`
  const issuer = `${origin}/oidc`
  const people = [{ sub: 'anna', name: 'Anna Petrova', locale: 'ru', about: { en: 'citizen' } }]
  const demo = openDemoIdentityProvider({
    issuer,
    clientId: 'parley',
    redirectUri,
    people,
    keyFile: join(keys, 'keys.json'),
  })
  identity = openIdentityProvider({
    issuer,
    clientId: 'parley',
    clientSecret: undefined,
    redirectUri,
    highAcr: [],
    demo: true,
  })
  parley = await testParley({ identity })
})
afterAll(() => {
  provider.close()
  rmSync(keys, { recursive: true })
})

/** A browser's memory of cookies, for the two hosts of this test. */
class Browser {
  cookies = new Map<string, string>()
  async go(url: string, body?: string): Promise<{ status: number; location: string; text: string }> {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() }
  }
}

/** From leaving Parley to the address that the provider sends the browser back to. */
async function throughTheProvider(authorizationUrl: string, login: string): Promise<string> {
  const browser = new Browser()
  const page = await browser.go((await browser.go(authorizationUrl)).location.replace(/^\//, `${origin}/`))
  expect(page.text).toContain('Anna Petrova')
  const interaction = [...browser.cookies.keys()].length
  expect(interaction).toBeGreaterThan(0)
  const first = await browser.go(authorizationUrl)
  const chosen = await browser.go(new URL(first.location, origin).href, `login=${login}`)
  return (await browser.go(chosen.location)).location
}

describe('signing in', () => {
  it('goes through the provider with PKCE, state and nonce, and comes back signed in where one was', async () => {
    const left = await parley.http.get('/auth/sign-in?return=/documents').expect(302)
    const url = new URL(left.headers.location as string)
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    expect(url.searchParams.get('state')).toBeTruthy()
    expect(url.searchParams.get('nonce')).toBeTruthy()
    const attempt = String(left.headers['set-cookie']).split(';')[0] as string
    const back = new URL(await throughTheProvider(url.href, 'anna'))
    expect(back.origin + back.pathname).toBe(redirectUri)
    const arrived = await parley.http
      .get(back.pathname + back.search)
      .set('cookie', attempt)
      .expect(302)
    expect(arrived.headers.location).toBe('/documents')
    const cookies = arrived.headers['set-cookie'] as unknown as string[]
    const session = cookies.find((cookie) => cookie.startsWith('parley-dev-session=')) as string
    expect(session).toMatch(/httponly/i)
    expect(session).toMatch(/samesite=lax/i)
    const who = await parley.http.get('/api/session').set('cookie', session.split(';')[0] as string)
    expect(who.body).toMatchObject({ signedIn: true, account: { name: 'Anna Petrova', locale: 'ru' } })
  })

  it('refuses an answer to another attempt, a second use of it, and one that nobody asked for', async () => {
    const { url, attempt } = await identity.begin()
    const back = new URL(await throughTheProvider(url, 'anna'))
    const { attempt: another } = await identity.begin()
    await expect(identity.finish(back, another)).rejects.toMatchObject({ code: 'gateway-failed' })
    const identified = await identity.finish(back, attempt)
    expect(identified).toMatchObject({ sub: 'anna', acr: 'urn:dev:chosen' })
    await expect(identity.finish(back, attempt)).rejects.toMatchObject({ code: 'gateway-failed' })
    const uninvited = await parley.http.get('/auth/callback?code=x&state=y').expect(302)
    expect(uninvited.headers.location).toBe('/auth/sign-in')
  })

  it('tells apart people of two issuers with the same subject', async () => {
    const { signIn } = await import('./sign-in.ts')
    const who = {
      sub: 'anna',
      sid: undefined,
      name: 'Anna',
      locale: 'en',
      acr: undefined,
      authTime: parley.clock.now,
      idTokenHash: 'f'.repeat(64),
    }
    await signIn(parley.deps, { ...who, iss: 'https://one.test' })
    await signIn(parley.deps, { ...who, iss: 'https://two.test' })
    await signIn(parley.deps, { ...who, iss: 'https://one.test', name: 'Anna Petrova' })
    const accounts = await parley.deps
      .db('accounts')
      .where({ sub: 'anna' })
      .whereIn('iss', ['https://one.test', 'https://two.test'])
    expect(accounts.map(({ name }) => name).sort()).toEqual(['Anna', 'Anna Petrova'])
  })
})
