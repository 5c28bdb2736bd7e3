import { expect, it } from 'vitest'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: new Date() }
const keys = ['p256', 'rsa3072', 'rsa2048'] as const

it('notices each of a thousand changed bits of a document with proof for later years', async () => {
  const overrides = { tells: true, stamper: {} }
  const authority = anAuthority(overrides)
  const sealer = aSealer(overrides, authority)
  const { pdf } = await sealer.preserve(await sealer.seal(aPdf(), request), request.at)
  const trust = { trustAnchors: authority.trustAnchors(), now: new Date() }
  expect(verifyDocument(pdf, trust).verdict).toBe('valid')
  const accepted: number[] = []
  const step = Math.floor((pdf.length * 8) / 1000)
  for (let bit = 0; bit < pdf.length * 8; bit += step) {
    const changed = Uint8Array.from(pdf)
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
    if (verifyDocument(changed, trust).verdict === 'valid') accepted.push(bit)
  }
  expect(accepted).toEqual([])
}, 120_000)

it.each(keys)(
  'finds good files of every level good, sealed with %s',
  async (key) => {
    const overrides = { key, tells: true, stamper: {} }
    const authority = anAuthority(overrides)
    const [lasting, plain] = [aSealer(overrides, authority), aSealer({ key }, authority)]
    const found = new Set<string>()
    for (let round = 0; round < 12; round += 1) {
      const pdf = aPdf({
        title: `Paper ${round} ${'ё'.repeat(round % 7)}`,
        more: Array.from({ length: round }, () => round),
      })
      const [bb, bt] = await Promise.all([plain, lasting].map((sealer) => sealer.seal(pdf, request)))
      const outside = await lasting.askIssuers(bt as Uint8Array, new Date())
      const lta = await lasting.preserve(bt as Uint8Array, request.at)
      const twice = await lasting.preserve(await lasting.seal(lta.pdf, { ...request, agency: 'transport' }), request.at)
      for (const file of [bb, bt, lta.pdf, twice.pdf]) {
        const trust = { trustAnchors: authority.trustAnchors(), now: new Date(), outside }
        const { verdict, signatures } = verifyDocument(file as Uint8Array, trust)
        found.add(`${verdict} ${signatures.flatMap(({ level }) => level ?? []).join(' ')}`)
      }
    }
    expect([...found].sort()).toEqual(['valid B-B', 'valid B-LTA', 'valid B-LTA B-LTA', 'valid B-T'])
  },
  120_000,
)
