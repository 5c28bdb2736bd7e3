import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readJson } from './read-json.ts'

const request = (body: string | Buffer) =>
  Object.assign(Readable.from([Buffer.from(body)]), { headers: {} }) as unknown as IncomingMessage
const read = (body: string | Buffer, type = 'application/json') => readJson(request(body), type)

describe('reading a JSON body', () => {
  it('reads what is JSON, with or without a charset', async () => {
    expect(await read('{"a":[1,"я"]}')).toEqual({ a: [1, 'я'] })
    expect(await read('true', 'application/json; charset=utf-8')).toBe(true)
  })

  it.each([
    ['another type', '{}', 'text/plain', 'wrong-type'],
    ['a type that only begins alike', '{}', 'application/jsonp', 'wrong-type'],
    ['no JSON', '{a:1}', 'application/json', 'malformed'],
    ['nothing', '', 'application/json', 'malformed'],
    ['__proto__ as a name', '{"x":{"__proto__":{"admin":true}}}', 'application/json', 'malformed'],
    ['constructor as a name', '{"constructor":1}', 'application/json', 'malformed'],
    ['a NUL in a text', '{"a":"\\u0000"}', 'application/json', 'malformed'],
    ['a lone surrogate', '{"a":"\\ud800"}', 'application/json', 'malformed'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'application/json', 'malformed'],
    ['100,000 levels', '['.repeat(100_000), 'application/json', 'malformed'],
    ['more than 256 KiB', `"${'a'.repeat(256 * 1024)}"`, 'application/json', 'too-large'],
  ])('refuses %s', async (_case, body, type, code) => {
    await expect(read(body, type)).rejects.toMatchObject({ code })
  })

  it('refuses bytes that are not UTF-8', async () => {
    await expect(read(Buffer.from([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: 'malformed' })
  })

  it('counts brackets inside texts as text', async () => {
    expect(await read(JSON.stringify('[[[['.repeat(50)))).toBe('[[[['.repeat(50))
  })
})
