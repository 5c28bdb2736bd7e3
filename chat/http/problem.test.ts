import { describe, expect, it } from 'vitest'
import { offline, ProblemError, passesByItself, problemFrom } from './problem.ts'

describe('a problem', () => {
  it('carries the words of the server', async () => {
    const body = JSON.stringify({ code: 'not-found', title: 'Not found', detail: 'There is no such service.' })
    const problem = await problemFrom(new Response(body, { status: 404 }))
    expect(problem).toMatchObject({ status: 404, code: 'not-found', words: 'There is no such service.' })
  })

  it('is still a problem when the answer is not a problem document', async () => {
    expect(await problemFrom(new Response('<h1>Bad gateway</h1>', { status: 502 }))).toMatchObject({
      status: 502,
      code: 'unexpected',
    })
  })

  it.each([
    [offline(), true],
    [new ProblemError({ status: 503, code: 'gateway-failed' }), true],
    [new ProblemError({ status: 429, code: 'too-many-requests' }), true],
    [new ProblemError({ status: 401, code: 'not-signed-in' }), false],
    [new ProblemError({ status: 422, code: 'invalid' }), false],
  ])('%s passes by itself: %s', (problem, expected) => {
    expect(passesByItself(problem)).toBe(expected)
  })
})
