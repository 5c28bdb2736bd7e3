import { expect, it } from 'vitest'
import { ownPath } from './routes.ts'

it.each([
  ['/', '/'],
  ['/conversations/1?x=2#y', '/conversations/1?x=2#y'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
])('comes back from sign-in to %j as %j', (wanted, kept) => {
  expect(ownPath(wanted)).toBe(kept)
})
