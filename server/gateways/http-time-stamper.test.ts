import { execFileSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { anAuthority } from '../documents/test/an-authority.ts'
import { outsideReader } from '../documents/test/outside-reader.ts'
import { checkTimeStamp } from './check-time-stamp.ts'
import { demoTimeStamper } from './demo-time-stamper.ts'
import { encode, encoded, sequence, smallInteger } from './der.ts'
import { openHttpTimeStamper } from './http-time-stamper.ts'
import { writePem } from './pem.ts'

const signature = Buffer.from('a signature value')
const authority = anAuthority()
let server: Server | undefined

afterEach(() => server?.close())

/** An authority at a loopback address that answers every query with what `answer` makes of it. */
async function answering(answer: (query: Buffer) => Uint8Array | Promise<Uint8Array>, status = 200): Promise<string> {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' })
    response.end(await answer(Buffer.concat(parts)))
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
}

describe('a time-stamp authority over HTTP', () => {
  it.runIf(outsideReader('openssl'))('gives a stamp that verifies, as openssl makes it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-tsa-'))
    const { privateKey, certificate } = authority.stamper
    await writeFile(join(folder, 'key.pem'), String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    await writeFile(join(folder, 'certificate.pem'), writePem(certificate))
    await writeFile(join(folder, 'serial'), '01\n')
    await writeFile(join(folder, 'tsa.cnf'), configuration(folder))
    const url = await answering(async (query) => {
      await writeFile(join(folder, 'query.der'), query)
      const command = ['ts', '-reply', '-config', join(folder, 'tsa.cnf'), '-queryfile', join(folder, 'query.der')]
      execFileSync('openssl', [...command, '-out', join(folder, 'reply.der')], { stdio: 'pipe' })
      return execFileSync('cat', [join(folder, 'reply.der')])
    })
    const token = await openHttpTimeStamper({ url, trustAnchors: authority.trustAnchors() }).stamp(signature)
    const judging = { trustAnchors: authority.trustAnchors(), judgedAt: new Date() }
    expect(checkTimeStamp(token, [signature], judging)).toMatchObject({ by: 'Test clock', standing: 'current' })
    expect(checkTimeStamp(token, [Buffer.from('another')], judging)).toBeUndefined()
  })

  const stamper = demoTimeStamper(
    async () => authority.stamper,
    () => new Date(),
  )
  const granted = (token: Uint8Array) => encode(sequence(sequence(smallInteger(0)), encoded(token)))

  it.each([
    ['refuses', async () => encode(sequence(sequence(smallInteger(2))))],
    ['answers an old query again', async () => granted(await stamper.stamp(signature))],
    ['stamps something else', async () => granted(await stamper.stamp(Buffer.from('else')))],
    ['answers nonsense', async () => Buffer.from('hello')],
    ['answers nothing', async () => Buffer.alloc(0)],
  ])('is not believed when it %s', async (_, answer) => {
    const url = await answering(answer)
    const stamping = openHttpTimeStamper({ url, trustAnchors: authority.trustAnchors() }).stamp(signature)
    await expect(stamping).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
  })

  it('fails clearly when it is away, slow or broken', async () => {
    const trustAnchors = authority.trustAnchors()
    const away = openHttpTimeStamper({ url: 'http://127.0.0.1:9/', trustAnchors })
    await expect(away.stamp(signature)).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    const broken = openHttpTimeStamper({ url: await answering(() => Buffer.alloc(0), 500), trustAnchors })
    await expect(broken.stamp(signature)).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    server?.close()
    const slow = openHttpTimeStamper({
      url: await answering(() => new Promise(() => undefined)),
      trustAnchors,
      limitMs: 50,
    })
    await expect(slow.stamp(signature)).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    server?.closeAllConnections()
  })
})

function configuration(folder: string): string {
  return `[tsa]
default_tsa = here
[here]
serial = ${folder}/serial
crypto_device = builtin
signer_cert = ${folder}/certificate.pem
signer_key = ${folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`
}
