import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type supertest from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { actingFor } from '../database/acting.ts'
import { aPdf } from '../documents/test/a-pdf.ts'
import { verifyDocument } from '../documents/verify-document.ts'
import { type DemoAuthority, openDemoAuthority } from '../gateways/demo-authority.ts'
import { readCrl } from '../gateways/read-crl.ts'
import { readTrustList } from '../gateways/read-trust-list.ts'
import { revocationSource } from '../gateways/revocation-source.ts'
import { openSealer, type Sealer } from '../gateways/seal.ts'
import { takeNextSealKeyJob } from '../jobs/definitions.ts'
import { type AnAgency, anAgency, aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { activeSealKey } from './active-seal-key.ts'
import { recordIssued, statusOf } from './certificate-register.ts'
import { currentCrl } from './current-crl.ts'
import { currentTrustList } from './current-trust-list.ts'
import { decideSealChange } from './decide-seal-change.ts'
import { proposeSealChange } from './propose-seal-change.ts'
import { readSeals } from './read-seals.ts'
import type { SealsAtHand } from './seals-at-hand.ts'
import { takeNextKey } from './take-next-key.ts'
import { keepSealsUp } from './upkeep.ts'

let parley: TestParley
let demo: DemoAuthority
let sealer: Sealer
let seals: SealsAtHand
let agency: AnAgency & { names: Record<string, string> }
let admin: Actor
let admin2: Actor

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-seals-'))
  const now = () => parley.clock.now
  const published: SealsAtHand = { trustAnchors: () => sealer.trustAnchors() }
  parley = await testParley({ seals: published })
  demo = await openDemoAuthority({ folder, now, publicUrl: 'http://localhost:3000', algorithm: 'p-256' })
  const register = (serial: string) => actingFor({ purpose: 'house' }, () => statusOf(parley.deps.db, serial))
  const nobody = { proofOf: async () => ({ crls: [], answers: [] }) }
  const source = revocationSource({ authority: demo.authority, statusOf: register, now }, nobody)
  sealer = openSealer({ authority: demo, timeStamper: demo.timeStamper, source })
  seals = Object.assign(published, { authority: demo.authority, trustListSigner: demo.trustListSigner })
  const made = await anAgency(parley.owner)
  agency = { ...made, names: { en: 'Civil Registry' } }
  admin = await anAdministrator('admin')
  admin2 = await anAdministrator('admin2')
  await asHouse(() => keepSealsUp(parley.deps, sealer, seals))
})

async function anAdministrator(name: string): Promise<Actor> {
  const { id } = await aPerson(parley.owner, { name, roles: [{ role: 'administrator', agencyId: null }] })
  return { accountId: id, name, locale: 'en', assignments: await rolesHeld(parley.owner, id) }
}

const asHouse = <T>(work: () => Promise<T>) => actingFor({ purpose: 'house' }, work)
const pass = (ms: number) => {
  parley.clock.now = new Date(parley.clock.now.getTime() + ms)
}
const minute = 60_000

const bytesOf: Parameters<supertest.Test['parse']>[0] = (answer, done) => {
  buffer(answer as unknown as NodeJS.ReadableStream).then(
    (bytes) => done(null, bytes),
    (error) => done(error, undefined),
  )
}

async function issued(): Promise<Uint8Array> {
  const at = parley.clock.now
  const keyName = await asHouse(() => activeSealKey(parley.deps, sealer, agency))
  const sealed = await sealer.seal(aPdf(), {
    agency: agency.slug,
    agencyName: 'Civil Registry',
    keyName,
    reason: 'Issued',
    at,
  })
  return (await sealer.preserve(sealed, at)).pdf
}

const keys = async () => (await actFor(admin, () => readSeals(parley.deps, admin, { agencyId: agency.id }))).keys
const propose = (input: object) =>
  actFor(admin, () => proposeSealChange(parley.deps, admin, { agencyId: agency.id, ...input } as never))
const decide = (who: Actor, id: string, approve = true) =>
  actFor(who, () => decideSealChange(parley.deps, who, { agencyId: agency.id, id, approve }))
const workOff = () =>
  parley.workOff<{ agencyId: string; id: string }>(takeNextSealKeyJob.queue, (job) =>
    takeNextKey(parley.deps, sealer, job),
  )

async function report(pdf: Uint8Array) {
  const { list } = await currentCrl(parley.deps, demo.authority)
  const outside = { crls: [Uint8Array.from(list)], answers: [] }
  return verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now: parley.clock.now, outside })
}

describe('an agency’s seal', () => {
  let first: Uint8Array

  it('is made at the first document, and stands in the signed list', async () => {
    first = await issued()
    expect((await report(first)).verdict).toBe('valid')
    expect(await keys()).toMatchObject([{ name: agency.slug, status: 'active', algorithm: 'p-256' }])
    const { list } = await currentTrustList(parley.deps, {
      signer: demo.trustListSigner,
      trustAnchors: sealer.trustAnchors,
    })
    const read = readTrustList(list, sealer.trustAnchors(), parley.clock.now)
    expect(read.list.agencies).toMatchObject([{ agency: agency.slug, seals: [{ status: 'active' }] }])
    const spoilt = `${list.slice(0, -4)}AAAA`
    expect(() => readTrustList(spoilt, sealer.trustAnchors(), parley.clock.now)).toThrow('does not hold')
  })

  it('gets another key when two administrators say so, and one alone cannot', async () => {
    const { id } = await propose({ kind: 'rotate', algorithm: 'rsa-3072', reason: 'A longer key' })
    await expect(decide(admin, id)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(propose({ kind: 'rotate', algorithm: 'p-256', reason: 'At once' })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
    await decide(admin2, id)
    await expect(decide(admin2, id)).rejects.toMatchObject({ code: 'not-in-this-state' })
    expect(await workOff()).toBe(1)
    expect((await keys()).map(({ name, status, algorithm }) => [name, status, algorithm])).toEqual(
      expect.arrayContaining([
        [agency.slug, 'retired', 'p-256'],
        [`${agency.slug}.2`, 'active', 'rsa-3072'],
      ]),
    )
    expect((await report(first)).verdict).toBe('valid')
    expect((await report(await issued())).verdict).toBe('valid')
  })

  it('is taken back: what it sealed before stays good, what it would seal later is not, a next key takes over', async () => {
    const before = await issued()
    pass(10 * minute)
    const active = (await keys()).find(({ status }) => status === 'active')
    const reason = { reason: 'The card was lost', revocationReason: 'superseded' }
    const { id } = await propose({ kind: 'revoke', sealKeyId: active?.id, ...reason })
    await decide(admin2, id)
    pass(10 * minute)
    const { signatures, verdict } = await report(before)
    expect(verdict).toBe('valid')
    expect(signatures[0]?.remarks.map(({ code }) => code)).toEqual(['revoked-later'])
    const at = parley.clock.now
    const stolen = {
      agency: agency.slug,
      agencyName: 'Civil Registry',
      keyName: `${agency.slug}.2`,
      reason: 'Stolen',
      at,
    }
    const forged = (await sealer.preserve(await sealer.seal(aPdf(), stolen), at)).pdf
    expect((await report(forged)).signatures[0]?.reasons.map(({ code }) => code)).toEqual(['certificate-revoked'])
    await expect(issued()).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    await workOff()
    expect((await report(await issued())).verdict).toBe('valid')
  })

  it('is refused the change when one of them drops it, and leaves its traces', async () => {
    const { id } = await propose({ kind: 'rotate', algorithm: 'p-256', reason: 'Not needed' })
    await decide(admin, id, false)
    const { changes } = await actFor(admin, () => readSeals(parley.deps, admin, { agencyId: agency.id }))
    expect(changes.map(({ status }) => status).toSorted()).toEqual(['approved', 'approved', 'refused'])
    const evidence = await parley.owner('evidence_records').where({ agency_id: agency.id }).pluck('type')
    for (const type of ['activated', 'retired', 'revoked', 'change-proposed', 'change-refused'])
      expect(evidence).toContain(`seal-key.${type}`)
  })

  it('is nobody’s business who is no administrator', async () => {
    const other: Actor = { ...admin, assignments: [] }
    await expect(actFor(other, () => readSeals(parley.deps, other, { agencyId: agency.id }))).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('what the authority publishes', () => {
  it('is issued again when half of its time is over, with a higher number', async () => {
    const one = await currentCrl(parley.deps, demo.authority)
    expect(readCrl(one.list)?.revoked.size).toBe(1)
    pass(minute)
    expect((await currentCrl(parley.deps, demo.authority)).number).toBe(one.number)
    pass(4 * 24 * 60 * minute)
    await asHouse(() => keepSealsUp(parley.deps, sealer, seals))
    expect((await currentCrl(parley.deps, demo.authority)).number).toBe(one.number + 1)
  })

  it('is served at the addresses that stand in its certificates', async () => {
    const crl = await parley.http.get('/pki/authority.crl').buffer(true).expect(200)
    expect(crl.type).toBe('application/pkix-crl')
    await parley.http.get('/pki/authority.cer').expect(200)
    await parley.http.get('/pki/roots.pem').expect(200, /BEGIN CERTIFICATE/)
    const { body } = await parley.http.get('/pki/seals.json').expect(200)
    expect(body.agencies[0].seals).toHaveLength(3)
    await parley.http.get('/pki/seals.jws').expect(200)
    const { body: refused } = await parley.http.get('/pki/ocsp/AAAA').buffer(true).parse(bytesOf).expect(200)
    expect(refused.toString('hex')).toBe('30030a0101')
  })

  it('calls nothing good that it did not issue', async () => {
    await asHouse(() => recordIssued(parley.deps.db, demo.authority.certificate, parley.clock.now))
    expect(await asHouse(() => statusOf(parley.deps.db, '0201ff'))).toBe('unknown')
  })
})
