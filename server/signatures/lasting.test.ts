import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import { embedSignature } from '../documents/pdf/prepare-signature.ts'
import { verifyDocument } from '../documents/verify-document.ts'
import { verifyUpload } from '../documents/verify-upload.ts'
import { statusRequest } from '../gateways/answer-status.ts'
import { ecdsaToDer } from '../gateways/ecdsa-encoding.ts'
import { readCrl } from '../gateways/read-crl.ts'
import { readStatusAnswer } from '../gateways/read-status-answer.ts'
import { aSigningPlace, type Device, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import type { SignedIn } from '../test/parley.ts'
import { prepareRevision } from './prepare-revision.ts'
import { orderPreserving } from './preserve-signatures.ts'

let place: SigningPlace

beforeAll(async () => {
  place = await aSigningPlace()
})
afterAll(() => place?.close())

const DAY = 24 * 3600_000

/** By nothing but what the document carries, as a machine without a network does. */
const alone = (pdf: Uint8Array, now = place.parley.clock.now) =>
  verifyDocument(pdf, {
    trustAnchors: place.anchors.trustAnchors(),
    peopleAnchors: place.anchors.peopleAnchors(),
    now,
  })

/** By what we ourselves know today. */
const online = (pdf: Uint8Array) =>
  actingFor({ purpose: 'verification' }, () =>
    verifyUpload(place.parley.deps, place.anchors, { pdf: Buffer.from(pdf), locale: 'en' }),
  )

async function ready() {
  const anna = await place.parley.signedIn()
  const { request } = await place.asked(anna, signedBy(['applicant']))
  return { anna, device: await place.aDevice(anna), request }
}

async function later(milliseconds: number, act: () => Promise<void>): Promise<void> {
  const { clock } = place.parley
  const before = clock.now
  clock.now = new Date(before.getTime() + milliseconds)
  await act().finally(() => {
    clock.now = before
  })
}

const certificateOf = async ({ keyId }: Device): Promise<Uint8Array> =>
  new Uint8Array((await place.parley.owner('signing_keys').where({ id: keyId }).first('certificate')).certificate)

const takeOut = async (person: SignedIn, { keyId }: Device) => {
  await person.post(`/api/signing-keys/${keyId}/revocation`, {}).expect(204)
  await place.workOff()
}

describe('a document that all have signed', () => {
  it('carries all that later years need: seal and signature are B-LTA, and hold without a network', async () => {
    const { anna, device, request } = await ready()
    await place.sign(anna, device, request)
    const signed = await place.pdfOf(anna, request)
    await place.workOff()
    const lasting = await place.pdfOf(anna, request)
    expect(lasting.subarray(0, signed.length)).toEqual(signed)
    for (const now of [place.parley.clock.now, new Date('2030-01-01T00:00:00Z')]) {
      const report = alone(lasting, now)
      expect(report.signatures.flatMap(({ reasons }) => reasons)).toEqual([])
      expect(report).toMatchObject({
        verdict: 'valid',
        signatures: [{ kind: 'seal', level: 'B-LTA' }, { kind: 'signature', level: 'B-LTA' }, { kind: 'time-stamp' }],
      })
    }
    const row = await place.parley
      .owner('signature_requests')
      .where({ sha256: sha256(lasting) })
      .first()
    expect(row).toMatchObject({ level: 'B-LTA', stamped_until: expect.any(Date) })
  })

  it('says that nothing is known of the certificate as long as that proof is not there', async () => {
    const { anna, device, request } = await ready()
    await place.sign(anna, device, request)
    const signed = await place.pdfOf(anna, request)
    expect(alone(signed).signatures[1]?.reasons.map(({ code }) => code)).toEqual(['revocation-unknown'])
    expect(await online(signed)).toMatchObject({ verdict: 'valid' })
    await place.workOff()
  })

  it('gets a new time-stamp before the last one proves nothing any more, and no other', async () => {
    const { anna, device, request } = await ready()
    await place.sign(anna, device, request)
    await place.workOff()
    const lasting = await place.pdfOf(anna, request)
    const renew = async () => {
      await actingFor({ purpose: 'house' }, () => orderPreserving(place.parley.deps, { lasts: true }))
      await place.workOff()
    }
    await renew()
    expect(await place.pdfOf(anna, request)).toEqual(lasting)
    const soon = new Date(place.parley.clock.now.getTime() + 100 * DAY)
    await place.parley
      .owner('signature_requests')
      .where({ sha256: sha256(lasting) })
      .update({ stamped_until: soon })
    await renew()
    const renewed = await place.pdfOf(anna, request)
    expect(alone(renewed).signatures.map(({ kind }) => kind)).toEqual(['seal', 'signature', 'time-stamp', 'time-stamp'])
    expect(alone(renewed).verdict).toBe('valid')
  })
})

describe('a key that was taken out', () => {
  it('leaves what it signed before in force, also where its certificate is known to be taken back', async () => {
    const { anna, device, request } = await ready()
    await place.sign(anna, device, request)
    await place.workOff()
    await later(60_000, async () => {
      await takeOut(anna, device)
      const report = await online(await place.pdfOf(anna, request))
      expect(report.verdict).toBe('valid')
      expect(report.signatures[1]?.remarks.map(({ code }) => code)).toEqual(['advanced', 'revoked-later'])
    })
  })

  it('is on the list, and its standing is answered, from then on', async () => {
    const { anna, device } = await ready()
    const { http, clock } = place.parley
    const certificate = await certificateOf(device)
    const ask = async () => {
      const body = Buffer.from(statusRequest(certificate, place.signing.authority.certificate))
      const type = 'application/ocsp-request'
      const answer = await http.post('/pki/people/ocsp').set('content-type', type).send(body).responseType('blob')
      return readStatusAnswer(new Uint8Array(answer.body))?.answers[0]?.status
    }
    const listed = async () =>
      readCrl(new Uint8Array((await http.get('/pki/people.crl').responseType('blob').expect(200)).body))?.revoked.size
    const before = await listed()
    expect(await ask()).toBe('good')
    await takeOut(anna, device)
    expect(await ask()).toMatchObject({ at: clock.now, reason: 'keyCompromise' })
    expect(await listed()).toBe(Number(before) + 1)
  })

  it('makes no signature afterwards that anybody believes', async () => {
    const { anna, device, request } = await ready()
    const frozen = await place.pdfOf(anna, request)
    const released = await place.release(anna, device, request)
    const certificate = await certificateOf(device)
    const at = place.parley.clock.now
    await takeOut(anna, device)
    await later(60_000, async () => {
      // Somebody who holds the lost device and our server puts the signature in all the same.
      const { body } = await place.parley.owner('signing_nonces').where({ nonce: released.nonce }).first('body')
      const { prepared, cms } = prepareRevision(frozen, {
        request: { intent: 'I confirm that these answers are true.' },
        signer: { position: 1, name: anna.person.name },
        at,
        evidence: Buffer.from(body.evidence, 'base64'),
        certificate,
        chain: [],
      })
      const made = cms.signedBy(ecdsaToDer(Buffer.from(device.browser.sign(cms.toBeSigned), 'base64url')))
      const forged = embedSignature(prepared, made.encode(await place.signing.stamp(made.signature)))
      const report = await online(forged)
      expect(report.verdict).toBe('untrusted')
      expect(report.signatures[1]?.reasons.map(({ code }) => code)).toEqual(['certificate-revoked'])
    })
  })

  it('is not certified again, and its owner signs with a new one', async () => {
    const { anna, device, request } = await ready()
    await takeOut(anna, device)
    const proof = device.browser.sign(Buffer.from(device.keyId))
    const asked = { publicKey: device.browser.publicKey, proof }
    await anna.post(`/api/signing-keys/${device.keyId}/certificates`, asked).expect(404)
    expect((await place.sign(anna, await place.aDevice(anna), request)).body).toMatchObject({ status: 'complete' })
  })
})
