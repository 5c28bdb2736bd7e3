// `node bench/soak-printing.ts 10000`: prints and seals so many documents one after the other with one printer, and says
// every thousand how much memory this process and the browser hold. It is no part of `npm run bench`: it takes minutes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchival } from '../server/documents/pdf/make-archival.ts'
import { renderDocument } from '../server/documents/render.ts'
import { PrintBroke } from '../server/errors.ts'
import { openDemoAuthority } from '../server/gateways/demo-authority.ts'
import { openPrinter } from '../server/gateways/printer.ts'
import { openSealer } from '../server/gateways/seal.ts'

const wanted = Number(process.argv[2] ?? 1_000)
const every = Math.min(1_000, wanted)
const folder = mkdtempSync(join(tmpdir(), 'parley-soak-'))
const log = { debug: () => undefined, warn: (fields: unknown, text?: string) => console.warn(text, fields) }
const printer = await openPrinter({ dataFolder: folder, log })
const now = () => new Date()
const authority = await openDemoAuthority({ folder, now, publicUrl: 'http://localhost' })
const sealer = openSealer({ authority, timeStamper: authority.timeStamper })
const template =
  '<p>{{ answers.name }} lives in {{ answers.town }}.</p><table><caption>Rows</caption><tbody>{% for i in (1..40) %}<tr><th scope="row">{{ i }}</th><td>{{ answers.name }}</td></tr>{% endfor %}</tbody></table>'

let began = Date.now()
let again = 0
for (let done = 1; done <= wanted; done += 1) {
  // A job would be tried again as well.
  await issue(done).catch((error: unknown) => {
    if (!(error instanceof PrintBroke)) throw error
    again += 1
    return issue(done)
  })
  if (done % every === 0) {
    const rate = Math.round((every / (Date.now() - began)) * 10_000) / 10
    const { processes, megabytes } = browserNow()
    const own = Math.round(process.memoryUsage().rss / 2 ** 20)
    console.log(
      `${done} documents, ${rate}/s, this process ${own} MB, browser ${processes} processes ${megabytes} MB, ${again} printed again`,
    )
    began = Date.now()
  }
}
await printer.close()
rmSync(folder, { recursive: true, force: true })

async function issue(n: number): Promise<void> {
  const number = `REGISTRY-2026-${String(n).padStart(6, '0')}`
  const verifyUrl = `https://parley.example/v/${n}`
  const title = 'Certificate of residence'
  const html = renderDocument(template, {
    locale: 'en',
    document: { number, code: String(n), title, verifyUrl, issuedOn: now().toISOString() },
    agency: { name: 'Civil Registry' },
    applicant: { name: 'Anna Müller' },
    answers: { name: 'Анна Müller', town: 'Νεάπολη' },
  })
  const printed = await printer.print(html, { mustContain: number, lang: 'en', title })
  const at = now()
  await sealer.seal(makeArchival(printed, { at }), {
    agency: 'registry',
    agencyName: 'Civil Registry',
    reason: number,
    at,
  })
}

/** The processes in the group of the browser, and the memory they hold for themselves. */
function browserNow(): { processes: number; megabytes: number } {
  const held = readdirSync('/proc').flatMap((id) => {
    try {
      const group = /\) \S \d+ (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1]
      const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
      return Number(group) === printer.processId() ? [Number(kilobytes ?? 0)] : []
    } catch {
      return []
    }
  })
  return { processes: held.length, megabytes: Math.round(held.reduce((all, one) => all + one, 0) / 1024) }
}
