import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchival } from '../server/documents/pdf/make-archival.ts'
import { renderDocument } from '../server/documents/render.ts'
import { openDemoAuthority } from '../server/gateways/demo-authority.ts'
import { openPrintPage } from '../server/gateways/print-page.ts'
import { openPrinter, type Printer } from '../server/gateways/printer.ts'
import { openSealer } from '../server/gateways/seal.ts'
import { launchBrowser } from '../server/gateways/warm-browser.ts'
import { groupCpu } from './processes.ts'
import { row } from './report.ts'

const rounds = 7
const times = 40

/**
 * What a whole document costs (composed, printed by the pool, checked, made archival, sealed with a time-stamp) beside
 * the bare print of the same HTML on one page that stays. CPU of this process and of both browsers, those that ended
 * included.
 */
export async function issuing(): Promise<void> {
  if (process.platform !== 'linux') return console.log('\nIssuing: not measured here, it takes the /proc of Linux')
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const printer = await openPrinter({ dataFolder: folder, log: { debug: () => undefined, warn: () => undefined } })
  const browser = await launchBrowser(printer.describe().executable)
  const page = await openPrintPage(browser)
  const html = renderDocument(template, view(0))
  const issue = await issuer(printer, folder)
  const ways = {
    bare: () =>
      cpuOf(
        () => page.print(html),
        () => browser.process()?.pid,
      ),
    issued: () => cpuOf(issue, printer.processId),
  }
  const took: Record<keyof typeof ways, number[]> = { bare: [], issued: [] }
  for (let round = -1; round < rounds; round += 1) {
    const order = ['bare', 'issued'] as const
    for (const way of round % 2 ? order : order.toReversed()) {
      const found = await ways[way]()
      // The first round warms up.
      if (round >= 0) took[way].push(found)
    }
  }
  console.log(`\nIssuing a page, sealed with RSA-3072 (CPU ms a document, median of ${rounds} rounds of ${times})`)
  row('printToPDF alone', [['CPU', took.bare, 1]])
  row('whole document, B-T', [['CPU', took.issued, 1]])
  row('documents per CPU', [['of the bare print’s', took.bare.map((bare, n) => bare / (took.issued[n] ?? bare)), 2]])
  await Promise.all([browser.close(), printer.close()])
  rmSync(folder, { recursive: true, force: true })
}

async function issuer(printer: Printer, folder: string): Promise<(n: number) => Promise<Uint8Array>> {
  const now = () => new Date()
  const settings = { folder: join(folder, 'keys'), now, publicUrl: 'http://localhost', algorithm: 'rsa-3072' as const }
  const authority = await openDemoAuthority(settings)
  const sealer = openSealer({ authority, timeStamper: authority.timeStamper })
  return async (n) => {
    const { document } = view(n)
    const expected = { mustContain: document.number, lang: 'en', title: document.title }
    const printed = await printer.print(renderDocument(template, view(n)), expected)
    const at = now()
    const attachments = [{ name: 'data.json', mimeType: 'application/json', description: 'Data', bytes: data }]
    const request = { agency: 'registry', agencyName: 'Civil Registry', reason: document.number, at }
    return sealer.seal(makeArchival(printed, { at, attachments }), request)
  }
}

/**
 * CPU of one document. The pool ends pages and browsers as it goes, so that every process is looked at after every
 * document; what the looking costs is left out.
 */
async function cpuOf(work: (n: number) => Promise<unknown>, group: () => number | undefined): Promise<number> {
  const seen = groupCpu(group() ?? 0)
  const begun = new Map(seen)
  let own = 0
  for (let n = 0; n < times; n += 1) {
    const before = process.cpuUsage()
    await work(n)
    const { user, system } = process.cpuUsage(before)
    own += (user + system) / 1000
    for (const [pid, cpu] of groupCpu(group() ?? 0)) seen.set(pid, cpu)
  }
  const browsers = [...seen].reduce((sum, [pid, cpu]) => sum + cpu - (begun.get(pid) ?? 0), 0)
  return (own + browsers) / times
}

const data = Buffer.from(JSON.stringify({ answers: { name: 'Анна Müller', town: 'Νεάπολη' } }))

const template =
  '<p>It is certified that <strong>{{ answers.name }}</strong> lives in <em>{{ answers.town }}</em>.</p>' +
  '<table><caption>The household</caption><thead><tr><th scope="col">Name</th><th scope="col">Since</th></tr></thead>' +
  '<tbody>{% for i in (1..12) %}<tr><th scope="row">{{ answers.name }}</th><td>2020-01-{{ i }}</td></tr>{% endfor %}</tbody></table>'

function view(n: number) {
  const number = `REGISTRY-2026-${String(n).padStart(6, '0')}`
  const title = 'Certificate of residence'
  const verifyUrl = `https://parley.example/v/${number}`
  return {
    locale: 'en',
    document: { number, code: String(n), title, verifyUrl, issuedOn: '2026-11-24T10:00:00Z' },
    agency: { name: 'Civil Registry' },
    applicant: { name: 'Anna Müller' },
    answers: { name: 'Анна Müller', town: 'Νεάπολη' },
  }
}
