import { describe, expect, it } from 'vitest'
import { matchRoute } from './match-route.ts'

describe('addresses', () => {
  it.each([
    ['/', { name: 'home' }],
    ['/services/registry/residence-certificate', { name: 'service', service: 'registry/residence-certificate' }],
    ['/conversations', { name: 'conversations' }],
    ['/conversations/0190', { name: 'conversation', id: '0190', view: 'chat' }],
    ['/conversations/0190/form', { name: 'conversation', id: '0190', view: 'form' }],
    ['/submissions/RC-2026%2F7', { name: 'submission', number: 'RC-2026/7' }],
    ['/documents', { name: 'documents' }],
    ['/check/', { name: 'check' }],
    ['/accesses', { name: 'accesses' }],
  ])('%s shows %j', (pathname, route) => {
    expect(matchRoute(pathname)).toEqual(route)
  })

  it.each(['/services', '/services/a', '/services/a/b/c', '/documents/1', '/elsewhere', '/%E0%A4%A'])(
    '%s is not ours',
    (pathname) => {
      expect(matchRoute(pathname)).toEqual({ name: 'lost' })
    },
  )
})
