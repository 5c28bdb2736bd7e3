import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import { aSigningPlace, type SigningPlace, signedBy } from '../test/a-signing-place.ts'
import { aPerson } from '../test/factories.ts'
import type { SignedIn } from '../test/parley.ts'
import { tendRequests } from './tend-requests.ts'

let place: SigningPlace

beforeAll(async () => {
  place = await aSigningPlace()
})
afterAll(() => place?.close())

const DAY = 24 * 3600_000
const signs = async (person: SignedIn, request: string) => place.sign(person, await place.aDevice(person), request)

/** Somebody who asks another to sign as well, who has taken the place. */
async function two(wanted: Parameters<typeof signedBy>[1] = {}, first: 'applicant' | 'invited' = 'applicant') {
  const [anna, boris] = [await place.parley.signedIn(), await place.parley.signedIn()]
  const who = first === 'applicant' ? (['applicant', 'invited'] as const) : (['invited', 'applicant'] as const)
  const asked = await place.asked(anna, signedBy([...who], wanted))
  const joined = await place.invite(anna, boris, asked.request, who.indexOf('invited') + 1)
  expect(joined.status).toBe(200)
  return { anna, boris, ...asked }
}

async function told(person: SignedIn, path: string): Promise<string[]> {
  await place.workOff()
  const { messages } = (await person.get(path).expect(200)).body
  return messages.flatMap(({ body }: { body: { kind: string; event: string } }) =>
    body.kind === 'signature' ? [body.event] : [],
  )
}

describe('a page that cannot be printed', () => {
  it('is not asked for again and again: the applicant reads which sign it is, and can send anew', async () => {
    const anna = await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Anna 𓀀' }))
    const { path, send } = await place.asked(anna, signedBy(['applicant']))
    expect(await told(anna, path)).toEqual(['preparing', 'stopped'])
    const { messages } = (await anna.get(path).expect(200)).body
    expect(messages.at(-1).body.text).toContain('𓀀 has no printed form')
    expect((await anna.get('/api/signatures').expect(200)).body.requests).toEqual([])
    expect((await send()).messages.at(-1).body).toMatchObject({ event: 'preparing' })
  })
})

describe('several signers', () => {
  it('sign one document each with their own key, and the applicant is told of each', async () => {
    const { anna, boris, request, path } = await two()
    expect((await signs(boris, request)).body).toMatchObject({ status: 'open' })
    expect((await signs(anna, request)).body).toMatchObject({ status: 'complete' })
    expect(await told(anna, path)).toEqual(['preparing', 'ready', 'signed', 'signed', 'complete'])
  })

  it('see what they are asked, and nothing of the conversation', async () => {
    const { boris, request, path, id } = await two()
    const { requests } = (await boris.get('/api/signatures').expect(200)).body
    expect(requests).toMatchObject([{ id, conversation: null, maySign: true }])
    await boris.get(path).expect(404)
    const stranger = await place.parley.signedIn()
    await stranger.get(request).expect(404)
    await stranger.get(`${request}/document.pdf`).expect(404)
  })

  it('leave a trace that the applicant sees when they read the answers; the applicant leaves none', async () => {
    const { anna, boris, request } = await two()
    await place.pdfOf(anna, request)
    await place.pdfOf(boris, request)
    const { accesses } = (await anna.get('/api/accesses').set('accept-language', 'en').expect(200)).body
    expect(accesses).toMatchObject([
      {
        who: boris.person.name,
        role: 'Asked to sign',
        what: expect.stringContaining('to be signed'),
        purpose: 'to sign it',
      },
    ])
  })

  it('wait for their turn where there is an order', async () => {
    const { anna, boris, request } = await two({ inOrder: true })
    const early = await place.aDevice(boris)
    expect((await place.begin(boris, early, request)).body).toMatchObject({ status: 409 })
    await signs(anna, request)
    expect((await place.sign(boris, early, request)).body).toMatchObject({ status: 'complete' })
  })

  it('need not all sign where fewer are enough', async () => {
    const { anna, request } = await two({ quorum: 1 })
    expect((await signs(anna, request)).body).toMatchObject({ status: 'complete' })
  })

  it('cannot sign twice, nor take two places', async () => {
    const { anna, boris, request } = await two()
    const device = await place.aDevice(anna)
    await place.sign(anna, device, request)
    expect((await place.begin(anna, device, request)).status).toBe(409)
    const third = await place.asked(anna, signedBy(['applicant', 'invited', 'invited']))
    expect((await place.invite(anna, anna, third.request)).status).toBe(422)
    await place.invite(anna, boris, third.request)
    expect((await place.invite(anna, boris, third.request, 3)).status).toBe(422)
  })

  it('hold a revision against another that was signed meanwhile', async () => {
    const { anna, boris, request } = await two()
    const device = await place.aDevice(anna)
    const { nonce, toBeSigned } = await place.release(anna, device, request)
    await signs(boris, request)
    const signature = device.browser.sign(toBeSigned)
    await anna.post(`${request}/signatures`, { nonce, signature }).expect(409)
    expect((await place.sign(anna, device, request)).body).toMatchObject({ status: 'complete' })
  })

  it('may say no, with a reason, which ends it when the others are not enough', async () => {
    const { anna, boris, request, path } = await two()
    await boris.post(`${request}/refusals`, { reason: '  ' }).expect(422)
    const { body } = await boris.post(`${request}/refusals`, { reason: 'It is not so.' }).expect(200)
    expect(body).toMatchObject({ status: 'declined' })
    expect(await told(anna, path)).toEqual(['preparing', 'ready', 'declined', 'refused'])
    expect((await anna.get(request).expect(200)).body.signers[1]).toMatchObject({ reason: 'It is not so.' })
  })

  it('may say no while the others are still enough', async () => {
    const { anna, boris, request, path } = await two({ quorum: 1 })
    const { body } = await boris.post(`${request}/refusals`, { reason: 'It is not so.' }).expect(200)
    expect(body).toMatchObject({ status: 'open', maySign: false })
    expect((await place.begin(boris, await place.aDevice(boris), request)).status).toBe(409)
    expect((await signs(anna, request)).body).toMatchObject({ status: 'complete' })
    expect(await told(anna, path)).toEqual(['preparing', 'ready', 'declined', 'signed', 'complete'])
  })

  it('cannot say no once they have signed, nor sign once they have said no', async () => {
    const { anna, boris, request } = await two({ quorum: 2 })
    await signs(anna, request)
    await anna.post(`${request}/refusals`, { reason: 'After all.' }).expect(409)
    await boris.post(`${request}/refusals`, { reason: 'It is not so.' }).expect(200)
    expect((await place.begin(boris, await place.aDevice(boris), request)).status).toBe(409)
  })

  it('come after whoever said no where there is an order', async () => {
    const { anna, boris, request } = await two({ inOrder: true, quorum: 1 })
    await anna.post(`${request}/refusals`, { reason: 'Let Boris.' }).expect(200)
    expect((await signs(boris, request)).body).toMatchObject({ status: 'complete' })
  })

  it('sign once, on whichever of their devices, also when both were ready', async () => {
    const { anna, request } = await two()
    const [phone, laptop] = [await place.aDevice(anna), await place.aDevice(anna)]
    const [first, second] = [await place.release(anna, phone, request), await place.release(anna, laptop, request)]
    const send = ({ nonce, toBeSigned }: typeof first, { browser }: typeof phone) =>
      anna.post(`${request}/signatures`, { nonce, signature: browser.sign(toBeSigned) })
    const answers = await Promise.all([send(first, phone), send(second, laptop)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const signed = await place.parley
      .owner('signers')
      .where({ request_id: request.split('/').at(-1), status: 'signed' })
    expect(signed).toHaveLength(1)
  })

  it('cannot bring the same passkey under a second account', async () => {
    const { anna } = await two()
    const { passkey } = await place.aDevice(anna)
    const again = await place.parley.signedIn()
    const { challenge } = (await again.post('/api/signing-keys/challenges', {}).expect(201)).body
    const enrolment = { nonce: challenge, name: 'My phone', registration: passkey.register({ challenge }) }
    const { body } = await again.post('/api/signing-keys', enrolment).expect(409)
    expect(body).toMatchObject({ code: 'not-in-this-state', params: { state: 'passkey-taken' } })
  })

  it('are let in by the newest link only, and once', async () => {
    const anna = await place.parley.signedIn()
    const { request } = await place.asked(anna, signedBy(['applicant', 'invited']))
    const link = async () => (await anna.post(`${request}/invitations`, { position: 2 }).expect(201)).body.url
    const [old, current] = [await link(), await link()].map((url) => ({ token: url.split('/').at(-1) }))
    const [boris, clara] = [await place.parley.signedIn(), await place.parley.signedIn()]
    await boris.post('/api/signature-invitations', old ?? {}).expect(404)
    await boris.post('/api/signature-invitations', current ?? {}).expect(200)
    await boris.post('/api/signature-invitations', current ?? {}).expect(200)
    await clara.post('/api/signature-invitations', current ?? {}).expect(404)
    await anna.post(`${request}/invitations`, { position: 2 }).expect(409)
  })
})

describe('what is not signed in time', () => {
  const tend = () => actingFor({ purpose: 'house' }, () => tendRequests(place.parley.deps))

  it('is reminded of once, and then is over', async () => {
    const { anna, path } = await two({ withinDays: 2 })
    const { clock } = place.parley
    const begun = clock.now
    clock.now = new Date(begun.getTime() + 1.5 * DAY)
    await tend()
    await tend()
    clock.now = new Date(begun.getTime() + 3 * DAY)
    await tend()
    await tend()
    clock.now = begun
    expect(await told(anna, path)).toEqual(['preparing', 'ready', 'reminder', 'expired'])
  })

  it('is said to wait for those whose turn it is', async () => {
    const { anna, path } = await two({ withinDays: 2, inOrder: true })
    const { clock } = place.parley
    const begun = clock.now
    clock.now = new Date(begun.getTime() + 1.5 * DAY)
    await tend()
    clock.now = begun
    const { messages } = (await anna.get(path).expect(200)).body
    expect(messages.at(-1).body.text).toContain(`It waits for: ${anna.person.name}.`)
  })

  it('is signed by nobody from its last moment on, also before anything has ended it', async () => {
    const { anna, request } = await two({ withinDays: 1 })
    const { clock } = place.parley
    const device = await place.aDevice(anna)
    const { nonce, toBeSigned } = await place.release(anna, device, request)
    const row = { id: request.split('/').at(-1) }
    await place.parley.owner('signature_requests').where(row).update({ expires_at: clock.now })
    const signature = device.browser.sign(toBeSigned)
    const { body } = await anna.post(`${request}/signatures`, { nonce, signature }).expect(409)
    expect(body.params).toEqual({ state: 'expired' })
  })
})
