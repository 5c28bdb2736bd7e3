import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { readConfig } from '../config.ts'
import { actingFor } from '../database/acting.ts'
import { openDemoAuthority } from '../gateways/demo-authority.ts'
import { openBrowserSigning } from '../gateways/open-browser-signing.ts'
import type { BrowserSigning, ProviderSigning } from '../gateways/personal-signing.ts'
import { openPreserver } from '../gateways/preserver.ts'
import { openPrinter } from '../gateways/printer.ts'
import { revocationSource } from '../gateways/revocation-source.ts'
import { openSealer } from '../gateways/seal.ts'
import type { TimeStamper } from '../gateways/time-stamper.ts'
import { recordIssued, statusOf } from '../seals/certificate-register.ts'
import { prepareSignatures } from '../signatures/prepare-signatures.ts'
import { preserveSignatures } from '../signatures/preserve-signatures.ts'
import { revokeCertificates } from '../signatures/signing-keys.ts'
import { tellSignature } from '../signatures/tell-signature.ts'
import { aBrowserKey, anAuthenticator } from './an-authenticator.ts'
import { aService } from './factories.ts'
import { type SignedIn, testParley } from './parley.ts'
import { proofOfAddress } from './proof-of-address.ts'

export type SigningPlace = Awaited<ReturnType<typeof aSigningPlace>>
export type Device = {
  passkey: ReturnType<typeof anAuthenticator>
  browser: ReturnType<typeof aBrowserKey>
  keyId: string
}
type Wanted = Partial<NonNullable<ServiceDefinition['signatures']>>

const both = (text: string) => ({ en: text, ru: text })

/** A service whose answers are signed first, by those who are named. */
export function signedBy(who: ('applicant' | 'invited')[], wanted: Wanted = {}): ServiceDefinition {
  const signers = who.map((one) => ({ who: one, title: both(one) }))
  const intent = { en: 'I confirm that these answers are true.', ru: 'Подтверждаю, что эти ответы верны.' }
  return { ...proofOfAddress, signatures: { intent, signers, withinDays: 14, ...wanted } }
}

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
export const challengeOf = (intent: string) => createHash('sha256').update(intent).digest('base64url')

type Options = {
  /** Has a provider sign in the place of people's browsers. */
  provider?: (at: { now: () => Date; timeStamper: TimeStamper }) => ProviderSigning
}

/** A Parley in which people sign, with demo authorities in a folder of its own. */
export async function aSigningPlace(options: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-signing-'))
  let clock = { now: new Date('2026-03-02T10:00:00Z') }
  const now = () => clock.now
  const seals = await openDemoAuthority({ folder: join(folder, 'keys'), now, publicUrl: 'http://localhost:3000' })
  const surroundings = { now, log: { warn: () => undefined }, timeStamper: seals.timeStamper }
  const signing = (await openBrowserSigning(readConfig({ PARLEY_DATA: folder }), surroundings)) as BrowserSigning
  const provider = options.provider?.({ now, timeStamper: seals.timeStamper })
  const people = [...signing.trustAnchors(), ...(provider?.trustAnchors() ?? [])]
  const anchors = {
    ...{ trustAnchors: seals.trustAnchors, peopleAnchors: () => people },
    ...{ authority: seals.authority, peopleAuthority: signing.authority },
  }
  const parley = await testParley({ personalSigning: provider ?? signing, seals: anchors })
  clock = parley.clock
  const sealer = openSealer({ authority: seals, timeStamper: seals.timeStamper })
  const register = (serial: string) => actingFor({ purpose: 'house' }, () => statusOf(parley.deps.db, serial))
  for (const certificate of await seals.authority.ownCertificates())
    await recordIssued(parley.owner, certificate, parley.clock.now)
  const nobody = { proofOf: async () => ({ crls: [], answers: [] }) }
  const ofSeals = revocationSource({ authority: seals.authority, statusOf: register, now }, nobody)
  const preserver = openPreserver({
    ...{ trustAnchors: [...seals.trustAnchors(), ...people], timeStamper: seals.timeStamper },
    source: revocationSource({ authority: signing.authority, statusOf: register, now }, ofSeals),
  })
  const printer = await openPrinter({ dataFolder: folder, log: parley.deps.log })

  async function workOff() {
    await parley.workOff<{ agencyId: string; id: string }>('signatures.prepare', (job) =>
      prepareSignatures(parley.deps, { printer, sealer }, job),
    )
    await parley.workOff<{ id: string }>('signatures.preserve', (job) =>
      preserveSignatures(parley.deps, preserver, job),
    )
    await parley.workOff<{ accountId: string; keyId: string }>('signatures.revoke-certificates', (job) =>
      revokeCertificates(parley.deps, job),
    )
    await parley.workOff<{ id: string; position: number }>('signatures.tell', (job) => tellSignature(parley.deps, job))
  }

  /** The request that sending has brought about, ready to be signed. */
  async function asked(person: SignedIn, definition: ServiceDefinition) {
    const service = await aService(parley.owner, { definition })
    const { body } = await person.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
    const path = `/api/conversations/${body.conversation.id}`
    const take = async (reply: object) =>
      (await person.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)).body
    await take({ kind: 'value', path: '', value: { name: 'Anna Petrova', street: 'Linden Street 7', purpose: 'bank' } })
    await take({ kind: 'command', command: 'skip' })
    const send = () => take({ kind: 'command', command: 'submit' })
    const { id } = (await send()).messages.at(-1).body
    await workOff()
    return { path, send, id, request: `/api/signatures/${id}` }
  }

  /** A device of a person with a passkey and a certified key. */
  async function aDevice(person: SignedIn): Promise<Device> {
    const { publicUrl } = parley.deps.config
    const passkey = anAuthenticator(new URL(publicUrl).hostname, publicUrl)
    const browser = aBrowserKey()
    const { challenge } = (await person.post('/api/signing-keys/challenges', {}).expect(201)).body
    const enrolment = { nonce: challenge, name: 'My phone', registration: passkey.register({ challenge }) }
    const { id: keyId } = (await person.post('/api/signing-keys', enrolment).expect(201)).body
    const proof = browser.sign(Buffer.from(keyId))
    await person.post(`/api/signing-keys/${keyId}/certificates`, { publicKey: browser.publicKey, proof }).expect(201)
    return { passkey, browser, keyId }
  }

  const pdfOf = async (person: SignedIn, request: string): Promise<Buffer> =>
    (await person.get(`${request}/document.pdf`).responseType('blob').expect(200)).body

  async function begin(person: SignedIn, device: Device, request: string) {
    const { intent } = (await person.get(request).expect(200)).body
    const shown = { sha256: sha256(await pdfOf(person, request)), textSha256: sha256(intent) }
    return person.post(`${request}/intents`, { keyId: device.keyId, ...shown })
  }

  async function release(person: SignedIn, device: Device, request: string) {
    const { nonce, intent } = (await begin(person, device, request)).body
    const assertion = device.passkey.assert({ challenge: challengeOf(intent) })
    const released = (await person.post(`${request}/releases`, { nonce, assertion }).expect(201)).body
    return { nonce, intent, assertion, toBeSigned: Buffer.from(released.toBeSigned, 'base64') }
  }

  async function sign(person: SignedIn, device: Device, request: string) {
    const { nonce, toBeSigned } = await release(person, device, request)
    return person.post(`${request}/signatures`, { nonce, signature: device.browser.sign(toBeSigned) })
  }

  /** Takes the place of another signer by a link of the applicant. */
  async function invite(applicant: SignedIn, guest: SignedIn, request: string, position = 2) {
    const { url } = (await applicant.post(`${request}/invitations`, { position }).expect(201)).body
    return guest.post('/api/signature-invitations', { token: url.split('/').at(-1) })
  }

  async function close() {
    await printer.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    parley,
    signing,
    preserver,
    anchors,
    folder,
    workOff,
    asked,
    aDevice,
    pdfOf,
    begin,
    release,
    sign,
    invite,
    close,
  }
}
