// `node bench/soak-verifying.ts 1000`: makes so many good files of every level, with both kinds of keys and different
// contents, and verifies each. One that is refused is a false alarm. It is no part of `npm run bench`: it takes minutes.
import { randomBytes } from 'node:crypto'
import { aCompressedPdf } from '../server/documents/test/a-compressed-pdf.ts'
import { aPdf } from '../server/documents/test/a-pdf.ts'
import { anAuthority, aSealer } from '../server/documents/test/an-authority.ts'
import { verifyDocument } from '../server/documents/verify-document.ts'

const wanted = Number(process.argv[2] ?? 1_000)
const kinds = (['p256', 'rsa3072'] as const).map((key) => {
  const [plain, telling] = [anAuthority({ key, stamper: {} }), anAuthority({ key, tells: true, stamper: {} })]
  return { key, plain, telling, bare: aSealer({}, plain), timed: aSealer({ stamper: {} }, plain) }
})
const told = new Map<string, number>()
let alarms = 0

for (let n = 0; n < wanted; n += 1) {
  const { key, level, pdf, trustAnchors } = await aGoodFile(n)
  const { verdict, signatures } = verifyDocument(pdf, { trustAnchors, now: new Date() })
  const found = signatures[0]?.level
  if (verdict !== 'valid' || found !== level) {
    alarms += 1
    console.log(`file ${n} (${level}, ${key}): ${verdict} ${found}`, JSON.stringify(signatures))
  }
  told.set(`${level} ${key}`, (told.get(`${level} ${key}`) ?? 0) + 1)
}
console.log(`${wanted} good files, ${alarms} false alarms:`, Object.fromEntries(told))
process.exitCode = alarms === 0 ? 0 : 1

async function aGoodFile(n: number) {
  const { key, plain, telling, bare, timed } = kinds[n % 2] as (typeof kinds)[0]
  const at = new Date()
  const title = randomBytes(n % 90).toString(n % 3 ? 'base64' : 'hex')
  const page = n % 7 === 0 ? aCompressedPdf() : aPdf({ title: `${title} ё 日本 ${n}` })
  const request = { agency: 'registry', agencyName: 'Civil Registry', reason: title, at }
  const level = (['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA'] as const)[Math.floor(n / 2) % 5] ?? 'B-B'
  const done = (pdf: Uint8Array, authority = plain) => ({ key, level, pdf, trustAnchors: authority.trustAnchors() })
  if (level === 'B-B') return done(await bare.seal(page, request))
  if (level === 'B-T') return done(await timed.seal(page, request))
  const lasting = aSealer({ stamper: {} }, telling)
  const { pdf } = await lasting.preserve(await lasting.seal(page, request), at)
  // The revision before the time-stamp over the whole is the same file with its proof alone.
  if (level === 'B-LT') return done(pdf.subarray(0, Buffer.from(pdf).lastIndexOf('%%EOF\n', -10) + 6), telling)
  return done(n % 4 === 0 ? (await lasting.preserve(pdf, at)).pdf : pdf, telling)
}
