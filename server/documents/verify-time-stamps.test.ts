import { describe, expect, it } from 'vitest'
import { demoTimeStamper } from '../gateways/demo-time-stamper.ts'
import { openSealer, type Sealer } from '../gateways/seal.ts'
import type { SealCredentials } from '../gateways/seal-authority.ts'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const now = new Date()
const day = 24 * 3600 * 1000
const year = 365 * day
const later = new Date(now.getTime() + 3 * year)
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
// Ends before `later`, so that only a time-stamp can still prove what was sealed.
const seal = { notAfter: new Date(now.getTime() + year) }

const report = (from: Sealer, pdf: Uint8Array, at = now) =>
  verifyDocument(pdf, { trustAnchors: from.trustAnchors(), now: at })

describe('a time-stamp', () => {
  it('says when the seal was seen, and keeps it valid when its certificate has expired', async () => {
    const stamping = aSealer({ seal, stamper: {} })
    const pdf = await stamping.seal(aPdf(), request)
    const stampedAt = report(stamping, pdf).signatures[0]?.stampedAt
    expect(Math.abs(Date.parse(String(stampedAt)) - Date.now())).toBeLessThan(60_000)
    expect(report(stamping, pdf, later).verdict).toBe('valid')
  })

  it('is missed when the certificate has expired', async () => {
    const plain = aSealer({ seal })
    const pdf = await plain.seal(aPdf(), request)
    expect(report(plain, pdf, later).signatures[0]?.reasons.map(({ code }) => code)).toEqual(['certificate-expired'])
  })

  it.each([
    ['that comes from a seal', { stamper: { kind: 'seal' } }],
    ['of an expired certificate', { stamper: { notAfter: new Date(now.getTime() - day) } }],
    ['from the future', { stamper: {}, clock: () => new Date(now.getTime() + day) }],
  ] as const)('%s makes the document invalid', async (_, overrides) => {
    const stamping = aSealer(overrides)
    const { verdict, signatures } = report(stamping, await stamping.seal(aPdf(), request))
    expect(verdict).toBe('changed')
    expect(signatures[0]?.reasons.map(({ code }) => code)).toContain('time-stamp-invalid')
  })

  it('cannot come from before the time that the seal states', async () => {
    const stamping = aSealer({ stamper: {}, clock: () => new Date(now.getTime() - day) })
    const { signatures } = report(stamping, await stamping.seal(aPdf(), request))
    expect(signatures[0]?.reasons.map(({ code }) => code)).toEqual(['time-in-future'])
  })

  it('is no reason not to seal when it cannot be had', async () => {
    const timeStamper = { stamp: () => Promise.reject(new Error('away')) }
    const without = openSealer({ authority: anAuthority(), timeStamper })
    expect(report(without, await without.seal(aPdf(), request)).verdict).toBe('valid')
  })

  it('has a key that makes no seals', async () => {
    const other = aSealer({ seal: { kind: 'time-stamp' } })
    const { signatures } = report(other, await other.seal(aPdf(), request))
    expect(signatures[0]?.reasons.map(({ code }) => code)).toEqual(['certificate-not-for-signing'])
  })
})

describe('a time-stamp over the document', () => {
  it('follows the seal, and keeps it valid when its certificate has expired', async () => {
    const authority = anAuthority({ seal })
    const withoutStamp = await openSealer({ authority }).seal(aPdf(), request)
    const sealer = openSealer({
      authority,
      timeStamper: demoTimeStamper(
        async () => authority.stamper,
        () => now,
      ),
    })
    const pdf = await sealer.stamp(withoutStamp, now)
    expect(report(sealer, pdf).signatures.map(({ kind, sealedBy }) => [kind, sealedBy])).toEqual([
      ['seal', 'Civil Registry'],
      ['time-stamp', 'Test clock'],
    ])
    expect(report(sealer, withoutStamp, later).verdict).toBe('untrusted')
    expect(report(sealer, pdf, later).verdict).toBe('valid')
  })

  it('can be renewed before its own certificate runs out', async () => {
    const authority = anAuthority({ seal, stamper: { notAfter: new Date(now.getTime() + 2 * year) } })
    const stamping = (stamper: SealCredentials, at: Date) =>
      openSealer({
        authority,
        timeStamper: demoTimeStamper(
          async () => stamper,
          () => at,
        ),
      })
    const once = await stamping(authority.stamper, now).stamp(
      await stamping(authority.stamper, now).seal(aPdf(), request),
      now,
    )
    expect(report(stamping(authority.stamper, now), once, later).verdict).toBe('untrusted')
    const renewedAt = new Date(now.getTime() + year + 100 * day)
    const renewed = await stamping(authority.secondStamper, renewedAt).stamp(once, renewedAt)
    expect(report(stamping(authority.stamper, now), renewed, later).verdict).toBe('valid')
  })

  it('alone is no seal, and one that is damaged spoils the document', async () => {
    const stamping = aSealer({ stamper: {} })
    expect(report(stamping, await stamping.stamp(aPdf(), now)).verdict).toBe('not-signed')
    const pdf = await stamping.stamp(await stamping.seal(aPdf(), request), now)
    expect(report(stamping, pdf).verdict).toBe('valid')
    const at = Buffer.from(pdf).lastIndexOf('/Contents <30') + 500
    pdf[at] = pdf[at] === 0x30 ? 0x31 : 0x30
    expect(report(stamping, pdf).verdict).toBe('changed')
  })

  it('cannot be had without a time-stamper', async () => {
    await expect(aSealer().stamp(aPdf(), now)).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
  })
})
