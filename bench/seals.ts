import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchival } from '../server/documents/pdf/make-archival.ts'
import { verifyDocument } from '../server/documents/verify-document.ts'
import { openDemoAuthority } from '../server/gateways/demo-authority.ts'
import { issueCertificate } from '../server/gateways/issue-certificate.ts'
import { packKeyFile } from '../server/gateways/key-file.ts'
import { openPrinter } from '../server/gateways/printer.ts'
import { revocationSource } from '../server/gateways/revocation-source.ts'
import { openSealer } from '../server/gateways/seal.ts'
import { arePeersInstalled } from './peers.ts'
import { row } from './report.ts'

const at = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at }
const kinds = ['rsa-3072', 'p-256'] as const
const rounds = 5
const times = 50

/** CPU of sealing a printed page (B-T, the time-stamp by our own clock) and of checking it with proof for later years. */
export async function seals(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const pdf = await aPrintedPage(folder)
  console.log(
    `\nSeals of a printed page of ${Math.round(pdf.length / 1000)} kB (CPU ms, median of ${rounds} rounds of ${times})`,
  )
  for (const algorithm of kinds) {
    const now = () => new Date()
    const settings = { folder: join(folder, algorithm), now, publicUrl: 'http://localhost', algorithm }
    const demo = await openDemoAuthority(settings)
    const own = { authority: demo.authority, statusOf: async () => 'good' as const, now }
    const nobody = { proofOf: async () => ({ crls: [], answers: [] }) }
    const source = revocationSource(own, nobody)
    const sealer = openSealer({ authority: demo, timeStamper: demo.timeStamper, source })
    const sealed = await sealer.seal(pdf, request)
    const lasting = (await sealer.preserve(sealed, at)).pdf
    const trust = { trustAnchors: sealer.trustAnchors(), now: now() }
    if (verifyDocument(lasting, trust).verdict !== 'valid') throw new Error('a good document was refused')
    row(algorithm, [
      ['seal B-T', await cpuOf(() => sealer.seal(pdf, request)), 2],
      ['preserve', await cpuOf(() => sealer.preserve(sealed, at)), 2],
      ['verify B-LTA', await cpuOf(async () => verifyDocument(lasting, trust)), 2],
    ])
  }
  await besideSignPdf(pdf)
  rmSync(folder, { recursive: true, force: true })
}

/** What others use for the same page, where it is installed: less than our B-B, let alone B-T. */
async function besideSignPdf(pdf: Uint8Array): Promise<void> {
  if (!arePeersInstalled()) return
  const { signPdf } = await import(new URL('peers/signpdf.mjs', import.meta.url).href)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const lifetime = { notBefore: new Date(at.getTime() - 1000), notAfter: new Date(at.getTime() + 3_600_000) }
  const subject = { commonName: 'A key' }
  const certificate = issueCertificate({ kind: 'seal', subject, publicKey, signer: privateKey, ...lifetime })
  const sign = signPdf(packKeyFile({ privateKey, certificate, chain: [] }, 'x'), 'x')
  row('@signpdf, rsa-3072', [['signature, no time-stamp', await cpuOf(() => sign(pdf, 'Issued'), 5), 2]])
}

async function aPrintedPage(dataFolder: string): Promise<Uint8Array> {
  const printer = await openPrinter({ dataFolder, log: { debug: () => undefined, warn: () => undefined } })
  const html =
    '<!doctype html><html lang="en"><title>A page</title><body><h1>REG-1</h1><p>Some text of a page.</p></body>'
  const printed = await printer.print(html, { mustContain: 'REG-1', lang: 'en', title: 'A page' })
  await printer.close()
  return makeArchival(printed, { at })
}

async function cpuOf(work: () => Promise<unknown>, calls = times): Promise<number[]> {
  const found: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let n = 0; n < calls; n += 1) await work()
    const { user, system } = process.cpuUsage(before)
    // The first round warms up.
    if (round >= 0) found.push((user + system) / (1000 * calls))
  }
  return found
}
