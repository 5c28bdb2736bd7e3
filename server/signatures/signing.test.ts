import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { readConfig } from '../config.ts'
import { openDemoAuthority } from '../gateways/demo-authority.ts'
import { openPersonalSigning } from '../gateways/open-personal-signing.ts'
import type { PersonalSigning } from '../gateways/personal-signing.ts'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { openSealer, type Sealer } from '../gateways/seal.ts'
import { aBrowserKey, anAuthenticator } from '../test/an-authenticator.ts'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'
import { prepareSignatures } from './prepare-signatures.ts'
import { tellSignature } from './tell-signature.ts'

let parley: TestParley
let sealer: Sealer
let printer: Printer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-signing-'))
  const now = () => new Date('2026-03-02T10:00:00Z')
  const demo = await openDemoAuthority({ folder: join(folder, 'keys'), now })
  sealer = openSealer({ authority: demo, timeStamper: demo.timeStamper })
  const personalSigning: PersonalSigning | undefined = await openPersonalSigning(readConfig({ PARLEY_DATA: folder }), {
    now,
    log: { warn: () => undefined },
    timeStamper: demo.timeStamper,
  })
  parley = await testParley({ ...(personalSigning ? { personalSigning } : {}) })
  printer = await openPrinter({ dataFolder: folder, log: parley.deps.log })
})
afterAll(async () => {
  await printer?.close()
  rmSync(folder, { recursive: true, force: true })
})

const both = (en: string, ru: string) => ({ en, ru })

function signedBy(...who: ('applicant' | 'invited')[]): ServiceDefinition {
  return {
    ...proofOfAddress,
    signatures: {
      intent: both('I confirm that these answers are true.', 'Подтверждаю, что эти ответы верны.'),
      signers: who.map((one) => ({ who: one, title: both(one, one) })),
      withinDays: 14,
    },
  }
}

const workOff = async () => {
  await parley.workOff<{ agencyId: string; id: string }>('signatures.prepare', (job) =>
    prepareSignatures(parley.deps, { printer, sealer }, job),
  )
  await parley.workOff<{ id: string; position: number }>('signatures.tell', (job) => tellSignature(parley.deps, job))
}

async function answered(person: SignedIn, definition: ServiceDefinition) {
  const service = await aService(parley.owner, { definition })
  const { body } = await person.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const take = async (reply: object) =>
    (await person.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)).body
  await take({ kind: 'value', path: '', value: { name: 'Anna Petrova', street: 'Linden Street 7', purpose: 'bank' } })
  await take({ kind: 'command', command: 'skip' })
  const send = () => take({ kind: 'command', command: 'submit' })
  return { path, take, send }
}

/** The request that sending has brought about, ready to be signed. */
async function asked(person: SignedIn, definition: ServiceDefinition) {
  const conversation = await answered(person, definition)
  const { messages } = await conversation.send()
  const { id } = messages.at(-1).body
  await workOff()
  return { ...conversation, id, request: `/api/signatures/${id}` }
}

/** A device of a person with a passkey and a certified key. */
async function aDevice(person: SignedIn) {
  const { publicUrl } = parley.deps.config
  const passkey = anAuthenticator(new URL(publicUrl).hostname, publicUrl)
  const browser = aBrowserKey()
  const options = (await person.post('/api/signing-keys/challenges', {}).expect(201)).body
  const registration = passkey.register({ challenge: options.challenge })
  const enrolment = { nonce: options.challenge, name: 'My phone', registration }
  const { id: keyId } = (await person.post('/api/signing-keys', enrolment).expect(201)).body
  const proof = browser.sign(Buffer.from(keyId))
  await person.post(`/api/signing-keys/${keyId}/certificates`, { publicKey: browser.publicKey, proof }).expect(201)
  return { passkey, browser, keyId }
}

type Device = Awaited<ReturnType<typeof aDevice>>

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const challengeOf = (intent: string) => createHash('sha256').update(intent).digest('base64url')

async function pdfOf(person: SignedIn, request: string): Promise<Buffer> {
  const { body } = await person.get(`${request}/document.pdf`).responseType('blob').expect(200)
  return body
}

async function beginWith(person: SignedIn, device: Device, request: string) {
  const { intent: text } = (await person.get(request).expect(200)).body
  const shown = { sha256: sha256(await pdfOf(person, request)), textSha256: sha256(text) }
  return person.post(`${request}/intents`, { keyId: device.keyId, ...shown })
}

async function release(person: SignedIn, device: Device, request: string) {
  const { nonce, intent } = (await beginWith(person, device, request)).body
  const assertion = device.passkey.assert({ challenge: challengeOf(intent) })
  const released = (await person.post(`${request}/releases`, { nonce, assertion }).expect(201)).body
  return { nonce, intent, assertion, toBeSigned: Buffer.from(released.toBeSigned, 'base64'), released }
}

async function sign(person: SignedIn, device: Device, request: string) {
  const { nonce, toBeSigned } = await release(person, device, request)
  return person.post(`${request}/signatures`, { nonce, signature: device.browser.sign(toBeSigned) })
}

describe('what has to be signed before it is sent', () => {
  it('is held, shown as a sealed page, signed in the browser, and then sent', async () => {
    const anna = await parley.signedIn()
    const { request, send } = await asked(anna, signedBy('applicant'))
    const frozen = await pdfOf(anna, request)
    const { body } = await sign(anna, await aDevice(anna), request)
    expect(body).toMatchObject({ status: 'complete', signers: [{ isYou: true, status: 'signed' }] })
    const signed = await pdfOf(anna, request)
    expect(signed.subarray(0, frozen.length)).toEqual(frozen)
    await workOff()
    const { messages } = await send()
    expect(messages.map(({ body: { kind } }: { body: { kind: string } }) => kind)).toContain('receipt')
  })
})
