import { aPdf } from '../server/documents/test/a-pdf.ts'
import { anAuthority, aSealer } from '../server/documents/test/an-authority.ts'
import { verifyDocument } from '../server/documents/verify-document.ts'
import { row } from './report.ts'

const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: new Date() }
const kinds = ['p256', 'rsa3072'] as const
const rounds = 5

/** CPU of sealing (B-T, the time-stamp by a P-256 clock) and of checking a document with proof for later years (B-LTA). */
export async function seals(): Promise<void> {
  console.log(`\nSeals of a document of 80 KB (CPU ms, median of ${rounds} rounds of 50)`)
  for (const key of kinds) {
    const overrides = { key, tells: true, stamper: {} }
    const authority = anAuthority(overrides)
    const sealer = aSealer(overrides, authority)
    const pdf = aPdf({ title: 'x'.repeat(40_000) })
    const sealed = await sealer.seal(pdf, request)
    const lasting = (await sealer.preserve(sealed, request.at)).pdf
    const trust = { trustAnchors: authority.trustAnchors(), now: new Date() }
    const isGood = () => verifyDocument(lasting, trust).verdict === 'valid'
    if (!isGood()) throw new Error('a good document was refused')
    row(key, [
      ['seal B-T', await cpuOf(() => sealer.seal(pdf, request)), 2],
      ['preserve', await cpuOf(() => sealer.preserve(sealed, request.at)), 2],
      ['verify B-LTA', await cpuOf(async () => isGood()), 2],
    ])
  }
}

async function cpuOf(work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let n = 0; n < 50; n += 1) await work()
    const { user, system } = process.cpuUsage(before)
    // The first round warms up.
    if (round >= 0) found.push((user + system) / 50_000)
  }
  return found
}
