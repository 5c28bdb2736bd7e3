import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigningPlace, challengeOf, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import { aBrowserKey } from '../test/an-authenticator.ts'

let place: SigningPlace

beforeAll(async () => {
  place = await aSigningPlace()
})
afterAll(() => place?.close())

const MINUTE = 60_000

/** Somebody with a device, and a request that waits for their signature. */
async function ready() {
  const anna = await place.parley.signedIn()
  const { request, send } = await place.asked(anna, signedBy(['applicant']))
  return { anna, device: await place.aDevice(anna), request, send }
}

async function later(milliseconds: number, act: () => Promise<void>): Promise<void> {
  const { clock } = place.parley
  const before = clock.now
  clock.now = new Date(before.getTime() + milliseconds)
  await act().finally(() => {
    clock.now = before
  })
}

describe('what has to be signed before it is sent', () => {
  it('is held, shown as a sealed page, signed in the browser, and then sent', async () => {
    const { anna, device, request, send } = await ready()
    const frozen = await place.pdfOf(anna, request)
    const { body } = await place.sign(anna, device, request)
    expect(body).toMatchObject({ status: 'complete', signers: [{ isYou: true, status: 'signed' }] })
    const signed = await place.pdfOf(anna, request)
    expect(signed.subarray(0, frozen.length)).toEqual(frozen)
    await place.workOff()
    const { messages } = await send()
    expect(messages.map(({ body: { kind } }: { body: { kind: string } }) => kind)).toContain('receipt')
  })

  it('leaves a record of what was signed with which key', async () => {
    const { anna, device, request } = await ready()
    await place.sign(anna, device, request)
    const id = request.split('/').at(-1)
    const records = await place.parley.owner('evidence_records').where({ type: 'signature.made' }).select('body')
    const about = records.map(({ body }) => JSON.stringify(body)).find((body) => body.includes(String(id)))
    expect(about).toContain(sha256(await place.pdfOf(anna, request)))
    expect(about).toContain(device.keyId)
  })
})

describe('an intent', () => {
  it('binds the document, the text, the certificate, the identity and a nonce', async () => {
    const { anna, device, request } = await ready()
    const { nonce, intent } = (await place.begin(anna, device, request)).body
    const pdf = await place.pdfOf(anna, request)
    expect(JSON.parse(intent)).toMatchObject({
      purpose: 'sign/v1',
      doc: [{ sha256: sha256(pdf), size: pdf.length }],
      text_sha256: sha256('I confirm that these answers are true.'),
      acr: 'urn:dev:chosen',
      id_token_hash: 'f'.repeat(64),
      nonce,
    })
  })

  it('is not written for another document or text than the one shown', async () => {
    const { anna, device, request } = await ready()
    const shown = { sha256: sha256(await place.pdfOf(anna, request)), textSha256: sha256('Something else.') }
    await anna.post(`${request}/intents`, { keyId: device.keyId, ...shown }).expect(409)
    const text = sha256('I confirm that these answers are true.')
    await anna
      .post(`${request}/intents`, { keyId: device.keyId, sha256: sha256('another'), textSha256: text })
      .expect(409)
  })

  it('needs a sign-in of the last five minutes', async () => {
    const { anna, device, request } = await ready()
    await later(6 * MINUTE, async () => {
      const { status, headers, body } = await place.begin(anna, device, request)
      expect([status, body.code]).toEqual([403, 'fresh-sign-in-needed'])
      expect(headers['www-authenticate']).toContain('insufficient_user_authentication')
    })
  })

  it('is answered within five minutes, and once', async () => {
    const { anna, device, request } = await ready()
    const { nonce, intent } = (await place.begin(anna, device, request)).body
    const answer = () => ({ nonce, assertion: device.passkey.assert({ challenge: challengeOf(intent) }) })
    await later(6 * MINUTE, async () => {
      await anna.post(`${request}/releases`, answer()).expect(409)
    })
    await anna.post(`${request}/releases`, answer()).expect(201)
    await anna.post(`${request}/releases`, answer()).expect(409)
  })

  it('is answered by its own passkey, at this site, with the person verified', async () => {
    const { anna, device, request } = await ready()
    const other = await place.aDevice(anna)
    const { nonce, intent } = (await place.begin(anna, device, request)).body
    const challenge = challengeOf(intent)
    const wrong = [
      device.passkey.assert({ challenge, origin: 'https://evil.example' }),
      device.passkey.assert({ challenge, isVerified: false }),
      device.passkey.assert({ challenge: challengeOf('another intent') }),
      other.passkey.assert({ challenge }),
    ]
    for (const assertion of wrong) await anna.post(`${request}/releases`, { nonce, assertion }).expect(422)
  })
})

describe('a signature', () => {
  it('is taken only from the certified key, over this document', async () => {
    const { anna, device, request } = await ready()
    const { nonce, toBeSigned } = await place.release(anna, device, request)
    const send = (signature: string) => anna.post(`${request}/signatures`, { nonce, signature })
    await send(aBrowserKey().sign(toBeSigned)).expect(422)
    await send(device.browser.sign(Buffer.from('another document'))).expect(422)
    await send(device.browser.sign(toBeSigned)).expect(200)
  })

  it('sent again changes nothing', async () => {
    const { anna, device, request } = await ready()
    const { nonce, toBeSigned } = await place.release(anna, device, request)
    const signature = device.browser.sign(toBeSigned)
    await anna.post(`${request}/signatures`, { nonce, signature }).expect(200)
    const signed = await place.pdfOf(anna, request)
    await anna.post(`${request}/signatures`, { nonce, signature }).expect(200)
    expect(await place.pdfOf(anna, request)).toEqual(signed)
  })

  it('does not come without the passkey’s answer', async () => {
    const { anna, device, request } = await ready()
    const { nonce } = (await place.begin(anna, device, request)).body
    const signature = device.browser.sign(Buffer.from('anything'))
    await anna.post(`${request}/signatures`, { nonce, signature }).expect(409)
  })
})

describe('a key', () => {
  it('is nobody else’s', async () => {
    const { anna, device } = await ready()
    const boris = await ready()
    expect((await place.begin(boris.anna, device, boris.request)).status).toBe(404)
    const proof = device.browser.sign(Buffer.from(device.keyId))
    const ofAnna = { publicKey: device.browser.publicKey, proof }
    await boris.anna.post(`/api/signing-keys/${device.keyId}/certificates`, ofAnna).expect(404)
    // Nor is it certified without being at hand.
    const stolen = { publicKey: aBrowserKey().publicKey, proof }
    await anna.post(`/api/signing-keys/${device.keyId}/certificates`, stolen).expect(422)
  })

  it('is not enrolled by a passkey that did not verify the person', async () => {
    const { anna, device } = await ready()
    const { challenge } = (await anna.post('/api/signing-keys/challenges', {}).expect(201)).body
    const registration = device.passkey.register({ challenge, isVerified: false })
    await anna.post('/api/signing-keys', { nonce: challenge, name: 'Phone', registration }).expect(422)
  })

  it('signs no longer than its certificate lasts', async () => {
    const { anna, device, request } = await ready()
    const ended = { valid_until: place.parley.clock.now }
    await place.parley.owner('signing_keys').where({ id: device.keyId }).update(ended)
    expect((await place.begin(anna, device, request)).status).toBe(409)
  })

  it('that was taken out signs nothing more, not even what was begun; a new one does', async () => {
    const { anna, device, request } = await ready()
    const { nonce, toBeSigned } = await place.release(anna, device, request)
    await anna.post(`/api/signing-keys/${device.keyId}/revocation`, {}).expect(204)
    const signature = device.browser.sign(toBeSigned)
    await anna.post(`${request}/signatures`, { nonce, signature }).expect(404)
    expect((await place.begin(anna, device, request)).status).toBe(404)
    const { keys } = (await anna.get('/api/signing-keys').expect(200)).body
    expect(keys).toMatchObject([{ name: 'My phone', revokedAt: expect.any(String), lastUsedAt: null }])
    expect((await place.sign(anna, await place.aDevice(anna), request)).status).toBe(200)
  })
})
