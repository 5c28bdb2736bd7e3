import { beforeAll, describe, expect, it } from 'vitest'
import { type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley

beforeAll(async () => {
  parley = await testParley()
})

describe('the API', () => {
  it('describes every route that it answers, with the schemas that validate', async () => {
    const { body } = await parley.http.get('/api/openapi.json').expect(200)
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/conversations/{id}/turns',
        '/api/services',
        '/api/stream',
        '/api/verifications',
        '/api/documents/{file}',
        '/api/submissions/{number}/receipt.pdf',
        '/v/{code}',
        '/healthz',
      ]),
    )
    const turn = body.paths['/api/conversations/{id}/turns'].post
    expect(turn.security).toEqual([{ session: [] }])
    expect(turn.requestBody.content['application/json'].schema.required).toEqual(['id', 'reply'])
  })

  it('answers every route that needs a sign-in with 401 when there is none', async () => {
    const { body } = await parley.http.get('/api/openapi.json')
    let guarded = 0
    for (const [path, operations] of Object.entries<Record<string, { security?: unknown }>>(body.paths)) {
      for (const [method, { security }] of Object.entries(operations)) {
        if (!security) continue
        const address = path.replace('{id}', '01890000-0000-7000-8000-000000000000').replaceAll(/\{\w+\}/g, 'x')
        const refused = await parley.http[method as 'get' | 'post' | 'put'](address).send(
          method === 'get' ? undefined : {},
        )
        expect([method, path, refused.status, refused.body.code]).toEqual([method, path, 401, 'not-signed-in'])
        guarded++
      }
    }
    expect(guarded).toBeGreaterThan(9)
  })

  it('answers problems as problem documents in the reader’s language', async () => {
    const missing = await parley.http.get('/api/nothing').set('accept-language', 'ru-RU,ru;q=0.9')
    expect(missing.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(missing.body).toMatchObject({
      status: 404,
      code: 'not-found',
      title: 'Не найдено',
      instance: '/api/nothing',
    })
    const anna = await parley.signedIn()
    const invalid = await anna.post('/api/conversations', { service: 7 })
    expect(invalid.status).toBe(422)
    expect(invalid.body.params.faults[0].path).toBe('service')
    const method = await anna.put('/api/conversations', {})
    expect(method.status).toBe(405)
    expect(method.headers.allow).toContain('POST')
  })

  it('never shows the insides of a failure', async () => {
    const broken = await testParley()
    const anna = await broken.signedIn()
    Object.defineProperty(broken.clock, 'now', {
      get() {
        throw new Error('secret detail at /srv/parley/file.ts')
      },
    })
    const answer = await broken.http.get('/api/session').set('cookie', anna.cookie)
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
    expect(answer.body.params.incident).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('sends on every answer what keeps browsers safe', async () => {
    for (const path of ['/', '/api/services', '/api/nothing', '/v/none', '/healthz']) {
      const { headers } = await parley.http.get(path)
      expect(headers['content-security-policy'], path).toContain("default-src 'none'")
      expect(headers['content-security-policy'], path).not.toContain('unsafe')
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['referrer-policy'], path).toBe('same-origin')
    }
  })

  it('lets the page behind a code carry its own style, marked anew each time, and no other page', async () => {
    const marks: string[] = []
    for (let n = 0; n < 2; n++) {
      const { headers, text } = await parley.http.get('/v/none')
      const nonce = /<style nonce="([^"]+)">/.exec(text)?.[1] ?? 'none'
      expect(headers['content-security-policy']).toContain(`style-src 'nonce-${nonce}' 'self'`)
      marks.push(nonce)
    }
    expect(new Set(marks).size).toBe(2)
    const { headers } = await parley.http.get('/api/services')
    expect(headers['content-security-policy']).not.toContain('nonce')
  })

  it('measures without naming anybody', async () => {
    const anna = await parley.signedIn()
    await anna.get('/api/submissions/REG-SECRET-NUMBER')
    const { text } = await parley.http.get('/metrics').expect(200)
    expect(text).toContain('parley_http_seconds')
    expect(text).not.toContain('SECRET')
  })
})
