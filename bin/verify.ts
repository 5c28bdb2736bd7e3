import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { signerTexts, verdictTexts } from '../server/documents/verification-texts.ts'
import { isProven, type VerificationReport, verifyDocument } from '../server/documents/verify-document.ts'
import { readPem } from '../server/gateways/pem.ts'
import { readCrl } from '../server/gateways/read-crl.ts'
import { readTrustList } from '../server/gateways/read-trust-list.ts'

const USAGE = `Checks sealed PDFs, without a network.

  npm run verify -- file.pdf … [--anchor root.pem] [--trust seals.jws] [--crl list.crl] [--people people.pem] [--locale ru]

Signatures of people need --people, else people-root.pem of the same place (/pki/people.pem).
The trust anchor is --anchor, else root.pem of SEAL_KEYS, else the demo authority's in PARLEY_DATA/keys. A signed list
of seals (/pki/seals.jws) and a revocation list tell what was taken back since the document was sealed.
Exit code: 0 all valid, 1 one is not valid, 2 one was not checked.`

/** What was asked cannot be done; `isUsage` when it was asked wrongly. */
class NotChecked extends Error {
  readonly isUsage: boolean
  constructor(message: string, isUsage = false) {
    super(message)
    this.isUsage = isUsage
  }
}

const WORDS: Record<string, string> = { ENOENT: 'There is no such file', EISDIR: 'This is a folder, not a file' }

process.exitCode = await verify(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  if (error instanceof NotChecked && error.isUsage) console.error(`\n${USAGE}`)
  return 2
})

async function verify(args: string[]): Promise<number> {
  const { values, positionals: files } = readArguments(args)
  if (files.length === 0) throw new NotChecked('Name a PDF.', true)
  const anchor = values.anchor ?? usualAnchor()
  const trust = await readTrust(values, anchor)
  const locale = values.locale === 'ru' ? 'ru' : 'en'
  let exit = 0
  for (const file of files) {
    const bytes = await read(file).catch((error: Error) => console.error(error.message))
    const report = bytes && verifyDocument(new Uint8Array(bytes), trust)
    if (report) console.log(`${describe(report, locale, file, anchor)}\n`)
    exit = Math.max(exit, report ? Number(report.verdict !== 'valid') : 2)
  }
  return exit
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const
  const options = { anchor: text, trust: text, crl: text, people: text, locale: { ...text, default: 'en' } }
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new NotChecked(error instanceof Error ? error.message : String(error), true)
  }
}

async function readTrust(given: { trust?: string; crl?: string; people?: string }, anchor: string) {
  const trustAnchors = readPem((await read(anchor)).toString('utf8'))
  if (trustAnchors.length === 0) throw new NotChecked(`${anchor} holds no certificate.`)
  const now = new Date()
  const list = given.trust ? readTrustList((await read(given.trust)).toString('utf8'), trustAnchors, now) : undefined
  const crl = given.crl && new Uint8Array(await read(given.crl))
  // What cannot be read would say nothing, and whoever gave it would believe that it had.
  if (crl && !readCrl(crl)) throw new NotChecked(`${given.crl} is not a revocation list in DER.`)
  return {
    trustAnchors: list?.trustAnchors ?? trustAnchors,
    peopleAnchors: await peopleAnchors(given.people),
    now,
    ...(list ? { listed: list.listed, seals: list.seals } : {}),
    ...(crl ? { outside: { crls: [crl], answers: [] } } : {}),
  }
}

async function read(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new NotChecked(`${WORDS[error.code ?? ''] ?? `This cannot be read (${error.code})`}: ${path}`)
  })
}

async function peopleAnchors(given: string | undefined): Promise<Uint8Array[]> {
  const { seal, dataFolder } = readConfig()
  const usual = seal ? join(seal.keys, 'people-root.pem') : join(dataFolder, 'keys', 'demo-people-root.pem')
  if (!given && !existsSync(usual)) return []
  return readPem((await read(given ?? usual)).toString('utf8'))
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
    const kind = signerTexts[isProven(signature) ? 'proven' : 'claimed'][signature.kind][locale]
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
