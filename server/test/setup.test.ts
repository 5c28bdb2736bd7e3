import { once } from 'node:events'
import { createServer, connect as netConnect } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import { describe, expect, it } from 'vitest'

const forbidden = /A test tried to reach/

describe('the network in tests', () => {
  it.each([
    ['a name and a port', () => netConnect(80, 'example.org')],
    ['options', () => netConnect({ host: '192.0.2.1', port: 80 })],
    ['TLS', () => tlsConnect({ host: 'example.org', port: 443 })],
  ])('refuses %s at once', (_how, reach) => {
    expect(reach).toThrow(forbidden)
  })

  it('refuses fetch', async () => {
    const cause = await fetch('http://example.org').catch((error: Error) => error.cause)
    expect(String(cause)).toMatch(forbidden)
  })

  it('leaves this machine reachable', async () => {
    const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    for (const socket of [netConnect(port, '127.0.0.1'), netConnect({ host: 'localhost', port, family: 4 })]) {
      const [chunk] = await once(socket, 'data')
      expect(String(chunk)).toBe('here')
    }
    server.close()
  })
})
