import { expect, it } from 'vitest'
import { aCompressedPdf } from './test/a-compressed-pdf.ts'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const kinds = (['p256', 'rsa3072'] as const).map((key) => {
  const [plain, telling] = [anAuthority({ key, stamper: {} }), anAuthority({ key, tells: true, stamper: {} })]
  return { plain, telling, bare: aSealer({}, plain), timed: aSealer({ stamper: {} }, plain) }
})

it('raises no false alarm over good files of every level, key and content', async () => {
  for (let n = 0; n < 100; n += 1) {
    const { level, pdf, trustAnchors } = await aGoodFile(n)
    const report = verifyDocument(pdf, { trustAnchors, now: new Date() })
    expect(report.signatures.flatMap(({ reasons }) => reasons)).toEqual([])
    expect(report).toMatchObject({ verdict: 'valid', signatures: [{ level }, ...report.signatures.slice(1)] })
  }
}, 60_000)

async function aGoodFile(n: number) {
  const { plain, telling, bare, timed } = kinds[n % 2] as (typeof kinds)[0]
  const at = new Date()
  const title = `A paper ${'№ ё 日本 (\\)'.repeat(n % 9)}`
  const page = n % 7 === 0 ? aCompressedPdf() : aPdf({ title: `${title} ${n}` })
  const request = { agency: 'registry', agencyName: 'Civil Registry', reason: title, at }
  const level = (['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA'] as const)[Math.floor(n / 2) % 5] ?? 'B-B'
  const done = (pdf: Uint8Array, authority = plain) => ({ level, pdf, trustAnchors: authority.trustAnchors() })
  if (level === 'B-B') return done(await bare.seal(page, request))
  if (level === 'B-T') return done(await timed.seal(page, request))
  const lasting = aSealer({ stamper: {} }, telling)
  const { pdf } = await lasting.preserve(await lasting.seal(page, request), at)
  // The revision before the time-stamp over the whole is the same file with its proof alone.
  if (level === 'B-LT') return done(pdf.subarray(0, Buffer.from(pdf).lastIndexOf('%%EOF\n', -10) + 6), telling)
  return done(n % 4 === 0 ? (await lasting.preserve(pdf, at)).pdf : pdf, telling)
}
