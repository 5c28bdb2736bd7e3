import { beforeAll, describe, expect, it } from 'vitest'
import { answerStatus, certificateIdOf } from '../gateways/answer-status.ts'
import { demoTimeStamper } from '../gateways/demo-time-stamper.ts'
import { issueCrl } from '../gateways/issue-crl.ts'
import type { Revocation } from '../gateways/read-crl.ts'
import { openSealer, type Sealer } from '../gateways/seal.ts'
import { addValidationMaterial } from './pdf/add-validation-material.ts'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer, serialOf } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const now = new Date()
const hour = 3600 * 1000
const day = 24 * hour
const year = 365 * day
const inTime = (ms: number) => new Date(now.getTime() + ms)
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }

// The seal's certificate ends in a year, the first time-stamper's in two.
const overrides = { tells: true, seal: { notAfter: inTime(year) }, stamper: { notAfter: inTime(2 * year) } }
const authority = anAuthority(overrides)
const sealer = aSealer(overrides, authority)

let seal: Uint8Array
let stamped: Uint8Array
let lasting: Uint8Array

beforeAll(async () => {
  seal = (await authority.credentials()).certificate
  stamped = await sealer.seal(aPdf(), request)
  lasting = (await sealer.preserve(stamped, now)).pdf
})

type Told = Partial<Parameters<typeof verifyDocument>[1]>
const verify = (pdf: Uint8Array, told: Told = {}) =>
  verifyDocument(pdf, { trustAnchors: authority.trustAnchors(), now: inTime(hour), ...told })
const codes = (pdf: Uint8Array, told: Told = {}) => {
  const { signatures } = verify(pdf, told)
  return signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code))
}

/** What the authority's list of this time says when it took these certificates back. */
async function listOf(revoked: [Uint8Array, Revocation][], thisUpdate = inTime(hour / 2)): Promise<Told> {
  const entries = revoked.map(([certificate, revocation]) => ({
    serial: Buffer.from(serialOf(certificate), 'hex'),
    ...revocation,
  }))
  const list = { number: 1, thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + 7 * day), revoked: entries }
  return { outside: { crls: [await issueCrl(authority.root, list)], answers: [] } }
}

/** The stamped file with an answer about the seal's certificate in it, said at this time by this responder. */
async function withAnswer(at: Date, responder = authority.root, status: 'good' | Revocation = 'good') {
  const ask = (certificate: Uint8Array) => ({ id: certificateIdOf(certificate, authority.root.certificate), status })
  const answer = (certificate: Uint8Array) =>
    answerStatus(responder, { certificates: [ask(certificate)], at, nextUpdate: new Date(at.getTime() + 7 * day) })
  const answers = await Promise.all([seal, authority.stamper.certificate].map(answer))
  return addValidationMaterial(stamped, { certificates: [], crls: [], answers })
}

describe('a seal whose certificate says where its standing is told', () => {
  it('is not believed while nobody tells it', () => {
    expect(verify(stamped).verdict).toBe('untrusted')
    expect(codes(stamped)).toEqual(['revocation-unknown'])
  })

  it('is believed by a list at hand, by an answer in the document, and for years with a time-stamp over that', async () => {
    expect(verify(stamped, await listOf([])).signatures[0]).toMatchObject({ level: 'B-T', reasons: [] })
    const answered = await withAnswer(inTime(1000))
    expect(verify(answered)).toMatchObject({ verdict: 'valid', signatures: [{ level: 'B-LT' }] })
    expect(verify(lasting)).toMatchObject({
      verdict: 'valid',
      signatures: [{ level: 'B-LTA' }, { kind: 'time-stamp' }],
    })
    expect(verify(lasting, { now: inTime(1.5 * year) }).verdict).toBe('valid')
  })

  it('is proven once more by a second time-stamp, when the first one’s certificate has ended', async () => {
    const late = inTime(2.5 * year)
    expect(verify(lasting, { now: late }).verdict).toBe('untrusted')
    const again = inTime(1.9 * year)
    const second = demoTimeStamper(
      async () => authority.secondStamper,
      () => again,
    )
    const source = { proofOf: async () => ({ crls: [], answers: [] }) }
    const renewing = openSealer({ authority, timeStamper: second, source })
    const list = await listOf([], inTime(1.9 * year))
    const { pdf, until } = await renewing.preserve(lasting, again)
    expect(until.getTime()).toBeGreaterThan(late.getTime())
    const { verdict, signatures } = verify(pdf, { now: late, ...list })
    expect(signatures.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([[], [], []])
    expect(verdict).toBe('valid')
  })
})

describe('a certificate that was taken back', () => {
  const at = (ms: number, reason: Revocation['reason'] = 'superseded'): Revocation => ({ at: inTime(ms), reason })

  it('spoils what was sealed afterwards, whatever the document itself says', async () => {
    const told = await listOf([[seal, at(-hour)]])
    for (const pdf of [stamped, lasting]) {
      expect(verify(pdf, told).verdict).toBe('untrusted')
      expect(codes(pdf, told)).toContain('certificate-revoked')
    }
  })

  it('leaves good what was sealed before, and says so', async () => {
    const { verdict, signatures } = verify(lasting, await listOf([[seal, at(hour / 4)]]))
    expect(verdict).toBe('valid')
    expect(signatures[0]?.remarks.map(({ code }) => code)).toEqual(['revoked-later'])
  })

  it('spoils what was sealed since its key may have been in other hands', async () => {
    const lost = { ...at(hour / 4, 'keyCompromise'), since: inTime(-hour) }
    expect(codes(lasting, await listOf([[seal, lost]]))).toContain('certificate-revoked')
  })

  it('spoils a seal without a time-stamp in any case: nobody can tell when it was made', async () => {
    const plain = await aSealer({}, authority).seal(aPdf(), request)
    expect(codes(plain, await listOf([[seal, at(hour / 4)]]))).toContain('certificate-revoked')
  })

  it('of a time-stamper whose key was lost takes the worth of its stamps', async () => {
    const told = await listOf([[authority.stamper.certificate, at(hour / 4, 'keyCompromise')]])
    expect(codes(lasting, told)).toContain('time-stamp-revoked')
    const orderly = await listOf([[authority.stamper.certificate, at(hour / 4, 'cessationOfOperation')]])
    expect(verify(lasting, orderly).verdict).toBe('valid')
  })

  it('is known from an answer in the document too', async () => {
    const pdf = await withAnswer(inTime(1000), authority.root, at(-hour))
    expect(codes(pdf)).toContain('certificate-revoked')
  })
})

describe('proof about a certificate', () => {
  it('from before the seal was made proves nothing when the document brings it along', async () => {
    expect(codes(await withAnswer(inTime(-day)))).toContain('revocation-unknown')
  })

  it('from the future proves nothing', async () => {
    expect(codes(await withAnswer(inTime(day)))).toContain('revocation-unknown')
  })

  it('by somebody else than the issuer or its answerer proves nothing', async () => {
    const another = anAuthority().root
    const own = await authority.credentials()
    for (const responder of [another, own, authority.stamper]) {
      expect(codes(await withAnswer(inTime(1000), responder))).toContain('revocation-unknown')
    }
  })

  it('that has run out proves nothing of what was done later', async () => {
    const told = await listOf([], inTime(-30 * day))
    expect(codes(stamped, told)).toEqual(['revocation-unknown'])
  })

  it('is not taken from a list that another key signed', async () => {
    const list = { number: 1, thisUpdate: inTime(hour / 2), nextUpdate: inTime(day), revoked: [] }
    const forged = await issueCrl({ ...authority.root, privateKey: anAuthority().root.privateKey }, list)
    expect(codes(stamped, { outside: { crls: [forged], answers: [] } })).toEqual(['revocation-unknown'])
  })
})

describe('proof that lasts, made by somebody who turns clocks back or has a weak key', () => {
  const preservedBy = async (own: ReturnType<typeof anAuthority>, stampedAt: Date, keptAt = stampedAt) => {
    const clock = (at: Date) =>
      demoTimeStamper(
        async () => own.stamper,
        () => at,
      )
    const sealed = await openSealer({ authority: own, timeStamper: clock(stampedAt), source: own.source }).seal(
      aPdf(),
      request,
    )
    const keeper = openSealer({ authority: own, timeStamper: clock(keptAt), source: own.source })
    return keeper.stamp(sealed, keptAt)
  }
  const told = (own: ReturnType<typeof anAuthority>, pdf: Uint8Array, at = inTime(hour)) =>
    verifyDocument(pdf, { trustAnchors: own.trustAnchors(), now: at }).signatures.flatMap(({ reasons }) =>
      reasons.map(({ code }) => code),
    )

  it('holds as long as all is in order', async () => {
    const own = anAuthority({ stamper: {} })
    expect(told(own, await preservedBy(own, now, inTime(hour / 2)))).toEqual([])
  })

  it('is refused when the stamp over the document says an earlier time than the one of the seal', async () => {
    const own = anAuthority({ stamper: {} })
    expect(told(own, await preservedBy(own, now, inTime(-day)))).toContain('time-stamp-invalid')
  })

  it('is refused when its time has not come, or when the seal states a time behind its stamp', async () => {
    const own = anAuthority({ stamper: {} })
    expect(told(own, await preservedBy(own, now, inTime(day)))).toContain('time-stamp-invalid')
    expect(told(own, await preservedBy(own, inTime(-day)))).toContain('time-in-future')
  })

  it('is refused when the stamps come from before or after the time of their certificate', async () => {
    const ended = anAuthority({ stamper: { notAfter: inTime(-day) } })
    expect(told(ended, await preservedBy(ended, now))).toContain('time-stamp-invalid')
    const early = anAuthority({ stamper: { notBefore: inTime(day) } })
    expect(told(early, await preservedBy(early, now), inTime(2 * day))).toContain('time-stamp-invalid')
  })

  it('is refused when the seal’s key is weak, however well it is stamped', async () => {
    const weak = anAuthority({ key: 'rsa1024', stamper: {} })
    expect(told(weak, await preservedBy(weak, now))).toEqual(['certificate-weak'])
  })

  it('is refused when the seal was made after its certificate had ended', async () => {
    const ended = anAuthority({ seal: { notAfter: inTime(-day) }, stamper: {} })
    expect(told(ended, await preservedBy(ended, now))).toContain('certificate-expired')
  })
})

describe('preserving', () => {
  it('leaves what was sealed as it is, byte by byte', () => {
    expect(Buffer.from(lasting.subarray(0, stamped.length)).equals(Buffer.from(stamped))).toBe(true)
  })

  it('gives a time first to what was sealed while the time-stamper was away', async () => {
    const plain = await aSealer({ tells: true }, authority).seal(aPdf(), request)
    const { pdf } = await sealer.preserve(plain, now)
    expect(verify(pdf).signatures.map(({ kind }) => kind)).toEqual(['seal', 'time-stamp', 'time-stamp'])
    expect(verify(pdf).verdict).toBe('valid')
  })

  it('fails, to be tried again, when an issuer is away', async () => {
    const source = { proofOf: () => Promise.reject(new Error('away')) }
    const clock = demoTimeStamper(
      async () => authority.stamper,
      () => now,
    )
    const alone: Sealer = openSealer({ authority, timeStamper: clock, source })
    await expect(alone.preserve(stamped, now)).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
  })
})
