import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyDocument } from '../documents/verify-document.ts'
import { checkTimeStamp } from '../gateways/check-time-stamp.ts'
import { cscClient } from '../gateways/csc-client.ts'
import { openSigningProvider } from '../gateways/personal-signing-provider.ts'
import type { TimeStamper } from '../gateways/time-stamper.ts'
import { aSigningPlace, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import { aSigningProvider } from '../test/a-signing-provider.ts'
import { aPerson } from '../test/factories.ts'
import type { SignedIn } from '../test/parley.ts'

type Provider = Awaited<ReturnType<typeof aSigningProvider>>

let place: SigningPlace
let provider: Provider

beforeAll(async () => {
  const clock = { now: () => new Date('2026-03-02T10:00:00Z') }
  provider = await aSigningProvider(() => clock.now())
  place = await aSigningPlace({
    provider: (at) => {
      clock.now = at.now
      return openAt(at)
    },
  })
})
afterEach(() => provider.reset())
afterAll(async () => {
  await place?.close()
  await provider?.close()
})

/** A gateway to the provider of this test. */
function openAt({ now, timeStamper }: { now: () => Date; timeStamper: TimeStamper | undefined }) {
  const access = { url: provider.url, clientId: 'parley', clientSecret: provider.clientSecret }
  const csc = cscClient({ ...access, redirectUri: 'http://localhost:3000/api/signing-provider/callback' })
  return openSigningProvider({
    ...{ name: 'Test Trust', csc, trustAnchors: [provider.root], now, log: { warn: () => undefined }, timeStamper },
    source: { proofOf: async () => ({ crls: [], answers: [] }) },
  })
}

const ANNA = { givenName: 'Anna', surname: 'Petrova', commonName: 'PETROVA ANNA', serialNumber: 'PNOEE-48001015718' }

/** Somebody who has to sign, and whose key the provider keeps. */
async function ready(key = provider.keyOf(ANNA)) {
  provider.keeps(key)
  const anna = await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Anna Petrova' }))
  const { request } = await place.asked(anna, signedBy(['applicant']))
  return { anna, request }
}

async function leave(person: SignedIn, request: string): Promise<string> {
  const { intent } = (await person.get(request).expect(200)).body
  const shown = { sha256: sha256(await place.pdfOf(person, request)), textSha256: sha256(intent) }
  return (await person.post(`${request}/visits`, shown).expect(201)).body.url
}

/** What the browser does with an address at the provider: it is sent back to us. @returns where we lead it then */
async function visit(person: SignedIn, url: string): Promise<string> {
  return comeBack(person, await answerOf(url))
}
const answerOf = async (url: string) => {
  const { headers } = await fetch(url, { redirect: 'manual' })
  const back = new URL(headers.get('location') ?? '')
  return `${back.pathname}${back.search}`
}
const comeBack = async (person: SignedIn, back: string): Promise<string> =>
  String((await person.get(back).expect(302)).headers.location)

const check = (pdf: Uint8Array) =>
  verifyDocument(pdf, {
    trustAnchors: place.anchors.trustAnchors(),
    peopleAnchors: place.anchors.peopleAnchors(),
    now: place.parley.clock.now,
  })
const standing = async (person: SignedIn, request: string) => (await person.get(request).expect(200)).body
const pageOf = (request: string) => request.replace('/api/signatures/', '/sign/')

describe('signing at a qualified provider', () => {
  it.each(['rsa', 'ec'] as const)(
    'is asked for exactly this hash, and gives a qualified signature (%s)',
    async (kind) => {
      const { anna, request } = await ready(provider.keyOf(ANNA, { kind }))
      const consent = await visit(anna, await leave(anna, request))
      const asked = new URL(consent).searchParams
      expect(asked.get('scope')).toBe('credential')
      expect(asked.get('numSignatures')).toBe('1')
      expect(Buffer.from(asked.get('hashes') ?? '', 'base64url')).toHaveLength(32)
      expect(await visit(anna, consent)).toBe(`${pageOf(request)}?provider=signed`)
      expect(await standing(anna, request)).toMatchObject({
        status: 'complete',
        provider: 'Test Trust',
        signers: [{ status: 'signed', level: 'qualified', provider: 'Test Trust' }],
      })
      await place.workOff()
      const report = check(await place.pdfOf(anna, request))
      expect(report.signatures.flatMap(({ reasons }) => reasons)).toEqual([])
      expect(report).toMatchObject({
        verdict: 'valid',
        signatures: [
          { kind: 'seal' },
          {
            kind: 'signature',
            sealedBy: 'PETROVA ANNA',
            remarks: [{ code: 'qualified', text: { en: expect.stringContaining('Qualified Test Trust') } }],
          },
          { kind: 'time-stamp' },
        ],
      })
      expect(report.signatures[1]?.stampedAt).not.toBeNull()
    },
  )

  it('uses the provider’s clock where there is none here, and only what it says for sure', async () => {
    const signature = new Uint8Array([1, 2, 3])
    const alone = openAt({ now: () => place.parley.clock.now, timeStamper: undefined })
    expect(await alone.stamp(signature)).toBeUndefined()
    provider.behaviour.methods = [...provider.behaviour.methods, 'signatures/timestamp']
    // The provider tells its methods when it is first asked.
    const asked = openAt({ now: () => place.parley.clock.now, timeStamper: undefined })
    const judging = { trustAnchors: [provider.root], judgedAt: place.parley.clock.now }
    const token = (await asked.stamp(signature)) ?? new Uint8Array(0)
    expect(checkTimeStamp(token, [signature], judging)).toMatchObject({ by: 'Qualified test clock' })
    provider.behaviour.stampsOther = true
    expect(await asked.stamp(signature)).toBeUndefined()
  })

  it('is not done in a browser any more', async () => {
    const { anna, request } = await ready()
    const answer = { nonce: 'none', signature: 'AA' }
    await anna.post(`${request}/signatures`, answer).expect(409)
  })
})

describe('an answer of the provider', () => {
  /** Somebody who stands before the second question, and what the provider answers to it. */
  async function consented() {
    const { anna, request } = await ready()
    const consent = await visit(anna, await leave(anna, request))
    return { anna, request, consent, back: await answerOf(consent) }
  }
  const unsigned = { status: 'open', signers: [{ status: 'waiting' }] }

  it('counts once', async () => {
    const { anna, request, back } = await consented()
    await comeBack(anna, back)
    const signed = await place.pdfOf(anna, request)
    expect(await comeBack(anna, back)).toBe(`${pageOf(request)}?provider=again`)
    expect(await place.pdfOf(anna, request)).toEqual(signed)
  })

  it('counts for no other state than its own', async () => {
    const { anna, request, back } = await consented()
    const forged = back.replace(/state=[^&]+/, `state=${request.split('/').at(-1)}.${'A'.repeat(43)}`)
    expect(await comeBack(anna, forged)).toBe(`${pageOf(request)}?provider=again`)
    expect(await standing(anna, request)).toMatchObject(unsigned)
  })

  it('counts for nobody else, and not without a session', async () => {
    const { anna, request, back } = await consented()
    const boris = await place.parley.signedIn()
    expect(await comeBack(boris, back)).toBe(`${pageOf(request)}?provider=again`)
    const { headers } = await place.parley.http.get(back).expect(302)
    expect(headers.location).toBe(`/auth/sign-in?return=${encodeURIComponent(back)}`)
    expect(await standing(anna, request)).toMatchObject(unsigned)
    expect(await comeBack(anna, back)).toBe(`${pageOf(request)}?provider=signed`)
  })

  it('comes too late after five minutes', async () => {
    const { anna, request, back } = await consented()
    const { clock } = place.parley
    const before = clock.now
    clock.now = new Date(before.getTime() + 6 * 60_000)
    expect(await comeBack(anna, back)).toBe(`${pageOf(request)}?provider=again`)
    clock.now = before
    expect(await standing(anna, request)).toMatchObject(unsigned)
  })

  it('that somebody does not consent is told, and nothing is signed', async () => {
    const { anna, request, consent } = await consented()
    provider.behaviour.declines = true
    expect(await visit(anna, consent)).toBe(`${pageOf(request)}?provider=declined`)
    expect(await standing(anna, request)).toMatchObject(unsigned)
  })

  it('is of no use with another hash, which the provider refuses', async () => {
    const { anna, request, consent } = await consented()
    const other = new URL(consent)
    other.searchParams.set('hashes', Buffer.alloc(32).toString('base64url'))
    expect(await visit(anna, other.href)).toBe(`${pageOf(request)}?provider=away`)
    expect(await standing(anna, request)).toMatchObject(unsigned)
  })

  it('does not hold when the document was signed by somebody else meanwhile', async () => {
    provider.keeps(provider.keyOf(ANNA))
    const anna = await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Anna Petrova' }))
    const boris = await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Boris Ivanov' }))
    const { request } = await place.asked(anna, signedBy(['applicant', 'invited']))
    await place.invite(anna, boris, request)
    const back = await answerOf(await visit(anna, await leave(anna, request)))
    provider.keeps(provider.keyOf({ givenName: 'Boris', surname: 'Ivanov', commonName: 'B', serialNumber: 'PNOEE-1' }))
    await visit(boris, await visit(boris, await leave(boris, request)))
    expect(await comeBack(anna, back)).toBe(`${pageOf(request)}?provider=again`)
    expect((await standing(anna, request)).signers).toMatchObject([{ status: 'waiting' }, { status: 'signed' }])
  })

  it.each([
    ['the grant has run out', { sadSeconds: 0 }],
    ['it signs something else', { signsOther: true }],
    ['it is away', { isDown: true }],
  ])('leaves everything as it was when %s', async (_, wrong) => {
    const { anna, request, back } = await consented()
    Object.assign(provider.behaviour, wrong)
    expect(await comeBack(anna, back)).toBe(`${pageOf(request)}?provider=away`)
    expect(await standing(anna, request)).toMatchObject(unsigned)
    provider.reset()
    expect(await visit(anna, await visit(anna, await leave(anna, request)))).toBe(`${pageOf(request)}?provider=signed`)
  })
})

describe('a certificate at the provider', () => {
  const boris = { givenName: 'Boris', surname: 'Ivanov', commonName: 'IVANOV BORIS', serialNumber: 'PNOEE-38001085718' }
  it.each([
    ['is another person’s', () => provider.keyOf(boris), {}],
    ['leads to an authority that nobody trusts', () => provider.keyOf(ANNA, { isTrusted: false }), {}],
    ['is not a qualified one', () => provider.keyOf(ANNA, { isQualified: false }), {}],
    ['signs hashes that nobody consented to', () => provider.keyOf(ANNA), { scal: '1' }],
    ['is disabled', () => provider.keyOf(ANNA), { status: 'disabled' }],
    ['is over', () => provider.keyOf(ANNA, { at: new Date('2010-01-01T00:00:00Z') }), {}],
  ])('is not used when it %s', async (_, key, behaviour) => {
    const { anna, request } = await ready(key())
    Object.assign(provider.behaviour, behaviour)
    expect(await visit(anna, await leave(anna, request))).toBe(`${pageOf(request)}?provider=no-certificate`)
  })

  it('signs one document once, whatever accounts its holder has', async () => {
    provider.keeps(provider.keyOf(ANNA))
    const [anna, again] = [
      await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Anna Petrova' })),
      await place.parley.signedIn(await aPerson(place.parley.owner, { name: 'Petrova, Anna' })),
    ]
    const { request } = await place.asked(anna, signedBy(['applicant', 'invited']))
    await place.invite(anna, again, request)
    await visit(anna, await visit(anna, await leave(anna, request)))
    provider.keeps(provider.keyOf({ ...ANNA, commonName: 'another certificate' }))
    expect(await visit(again, await leave(again, request))).toBe(`${pageOf(request)}?provider=signed-already`)
  })
})
