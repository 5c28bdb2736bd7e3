import { describe, expect, it } from 'vitest'
import { codeIn } from './code-in.ts'

const origin = 'https://parley.example'
const code = 'Z8e1hGQpQ0mXl7mY0Zb8Kg'

describe('what a scanned or typed text leads to', () => {
  it.each([
    code,
    ` ${code}\n`,
    `https://parley.example/v/${code}`,
    `http://parley.example/v/${code}`,
    `parley.example/v/${code}`,
    `https://parley.example/v/${code}?locale=ru`,
  ])('is the code of a document: %j', (text) => {
    expect(codeIn(text, origin)).toEqual({ kind: 'code', code })
  })

  it('is found also where the address has a port and no scheme', () => {
    expect(codeIn(`localhost:3000/v/${code}`, 'http://localhost:3000')).toEqual({ kind: 'code', code })
  })

  it.each([
    [`https://parley.example.evil.test/v/${code}`, 'parley.example.evil.test'],
    [`https://parley.example@evil.test/v/${code}`, 'evil.test'],
    [`evil.test/v/${code}`, 'evil.test'],
    [`https://parley.example:8443/v/${code}`, 'parley.example:8443'],
  ])('is another place, which is named and not opened: %j', (text, host) => {
    expect(codeIn(text, origin)).toEqual({ kind: 'elsewhere', host })
  })

  it.each(['', 'hello', 'BEGIN:VCARD', 'javascript:alert(1)', 'https://parley.example/admin', 'WIFI:S:x;;', '../v/x'])(
    'is nothing of ours: %j',
    (text) => {
      expect(codeIn(text, origin).kind).not.toBe('code')
    },
  )
})
