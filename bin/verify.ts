import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { verdictTexts } from '../server/documents/verification-texts.ts'
import { type VerificationReport, verifyDocument } from '../server/documents/verify-document.ts'
import { readPem } from '../server/gateways/pem.ts'
import { readTrustList } from '../server/gateways/read-trust-list.ts'

const USAGE = `Checks a sealed PDF, without a network.

  npm run verify -- file.pdf [--anchor root.pem] [--trust seals.jws] [--crl list.crl] [--people people.pem] [--locale ru]

Signatures of people need --people, else people-root.pem of the same place (/pki/people.pem).
The trust anchor is --anchor, else root.pem of SEAL_KEYS, else the demo authority's in PARLEY_DATA/keys. A signed list
of seals (/pki/seals.jws) and a revocation list tell what was taken back since the document was sealed.
Exit code: 0 valid, 1 not valid, 2 not checked.`

process.exitCode = await verify(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  return 2
})

async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      anchor: { type: 'string' },
      trust: { type: 'string' },
      crl: { type: 'string' },
      people: { type: 'string' },
      locale: { type: 'string', default: 'en' },
    },
  })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Error('Give one PDF.')
  const anchor = values.anchor ?? usualAnchor()
  const trustAnchors = readPem(await readFile(anchor, 'utf8'))
  if (trustAnchors.length === 0) throw new Error(`${anchor} holds no certificate.`)
  const now = new Date()
  const list = values.trust ? readTrustList(await readFile(values.trust, 'utf8'), trustAnchors, now) : undefined
  const report = verifyDocument(new Uint8Array(await readFile(file)), {
    trustAnchors: list?.trustAnchors ?? trustAnchors,
    peopleAnchors: await peopleAnchors(values.people),
    now,
    ...(list ? { listed: list.listed } : {}),
    ...(values.crl ? { outside: { crls: [new Uint8Array(await readFile(values.crl))], answers: [] } } : {}),
  })
  console.log(describe(report, values.locale === 'ru' ? 'ru' : 'en', file, anchor))
  return report.verdict === 'valid' ? 0 : 1
}

async function peopleAnchors(given: string | undefined): Promise<Uint8Array[]> {
  const { seal, dataFolder } = readConfig()
  const usual = seal ? join(seal.keys, 'people-root.pem') : join(dataFolder, 'keys', 'demo-people-root.pem')
  if (!given && !existsSync(usual)) return []
  return readPem(await readFile(given ?? usual, 'utf8'))
}

function usualAnchor(): string {
  const { seal, dataFolder } = readConfig()
  return seal ? join(seal.keys, 'root.pem') : join(dataFolder, 'keys', 'demo-root.pem')
}

function describe(report: VerificationReport, locale: 'en' | 'ru', file: string, anchor: string): string {
  const say = (en: string, ru: string) => (locale === 'ru' ? ru : en)
  const lines = [`${file}: ${report.verdict}`, verdictTexts[report.verdict][locale]]
  lines.push(...report.reasons.map((reason) => `  - ${reason.text[locale]} (${reason.code})`))
  for (const signature of report.signatures) {
    const by = signature.sealedBy || '?'
    const kind = {
      seal: say('Sealed by', 'Скреплено печатью'),
      signature: say('Signed by', 'Подписано'),
      'time-stamp': say('Time-stamp by', 'Отметка времени'),
    }[signature.kind]
    lines.push('', `${kind}: ${signature.agency ? `${by} (${signature.agency})` : by}`)
    if (signature.sealedAt) lines.push(`${say('Time stated', 'Указанное время')}: ${signature.sealedAt}`)
    if (signature.stampedAt) lines.push(`${say('Time-stamp', 'Отметка времени')}: ${signature.stampedAt}`)
    const unchanged = signature.unchanged ? say('yes', 'да') : say('no', 'нет')
    lines.push(`${say('Unchanged since', 'С тех пор не изменено')}: ${unchanged}`)
    if (signature.level) lines.push(`${say('Proof', 'Подтверждение')}: PAdES ${signature.level}`)
    lines.push(...signature.remarks.map((remark) => `  - ${remark.text[locale]} (${remark.code})`))
    lines.push(...signature.reasons.map((reason) => `  - ${reason.text[locale]} (${reason.code})`))
  }
  lines.push('', `${say('Trust anchor', 'Корневой сертификат')}: ${anchor}`)
  return lines.join('\n')
}
