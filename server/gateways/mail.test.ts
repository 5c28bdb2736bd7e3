import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GatewayFailed } from '../errors.ts'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { openDemoOutbox } from './demo-outbox.ts'
import { openMailer } from './mail.ts'

const received: { to: string[]; from: string; source: string }[] = []
let server: SMTPServer
let url: string

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => done(address.startsWith('nobody@') ? new Error('no such box') : null),
    onData(stream, { envelope }, done) {
      void text(stream).then((source) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ to: envelope.rcptTo.map(({ address }) => address), from, source })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const mail = {
  id: '6b4d6a0e-8a44-4c56-9b1d-0d1f2f0f9a10',
  to: 'new@agency.test',
  subject: 'Приглашение',
  text: 'Link: x',
}

describe('mail', () => {
  it('goes over SMTP to one address, as plain text', async () => {
    await openMailer(url, 'no-reply@parley.test').send(mail)
    const [sent] = received
    expect(sent).toMatchObject({ to: ['new@agency.test'], from: 'no-reply@parley.test' })
    expect(sent?.source).toContain('Content-Type: text/plain')
    expect(sent?.source).toContain('Link: x')
  })

  it('takes no second address and no header from what stands in an address or a subject', async () => {
    const before = received.length
    const hostile = { ...mail, to: 'a@agency.test\r\nBcc: b@evil.test', subject: 'Hello\r\nBcc: c@evil.test' }
    await openMailer(url, 'no-reply@parley.test')
      .send(hostile)
      .catch(() => {})
    for (const { to, source } of received.slice(before)) {
      expect(to.join()).not.toMatch(/evil/)
      expect(source).not.toMatch(/^Bcc:/m)
    }
  })

  it('that is refused, or meets no server, fails so that it is tried again', async () => {
    const refused = openMailer(url, 'no-reply@parley.test').send({ ...mail, to: 'nobody@agency.test' })
    await expect(refused).rejects.toBeInstanceOf(GatewayFailed)
    const nowhere = openMailer('smtp://127.0.0.1:1', 'no-reply@parley.test').send(mail)
    await expect(nowhere).rejects.toMatchObject({ retryable: true })
  })
})

describe('the outbox of the demo', () => {
  it('keeps the last mail of an id, and nothing under a path', async () => {
    const outbox = openDemoOutbox(temporaryFolder())
    expect(await outbox.sent(mail.id)).toBeUndefined()
    await outbox.send(mail)
    await outbox.send({ ...mail, text: 'Link: y' })
    expect((await outbox.sent(mail.id))?.text).toBe('Link: y')
    await expect(outbox.sent('../../etc/passwd')).rejects.toThrow()
  })
})
