import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusRequest } from '../gateways/answer-status.ts'
import { CMS } from '../gateways/cms-names.ts'
import { writePem } from '../gateways/pem.ts'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { readCms } from '../gateways/read-cms.ts'
import { makeArchival } from './pdf/make-archival.ts'
import { renderDocument } from './render.ts'
import { aTemplate, aView } from './test/a-view.ts'
import { anAuthority, aSealer, serialOf } from './test/an-authority.ts'
import { archivalDefects } from './test/archival-defects.ts'
import { coveredBy, outsideChecks, said, signaturesIn } from './test/outside-checks.ts'
import { outsideReader } from './test/outside-reader.ts'

// Nothing of ours checks here: a real page, sealed with both kinds of keys at every level, before programs that know
// nothing of us.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
const openssl = outsideReader('openssl')

let folder: string
let printer: Printer
let page: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-outside-'))
  printer = await openPrinter({ dataFolder: folder, log: { debug: () => undefined, warn: () => undefined } })
  const view = aView()
  const expected = { mustContain: view.document.number, lang: 'en', title: view.document.title }
  const data = { name: 'data.json', mimeType: 'application/json', description: 'Data', bytes: Buffer.from('{}') }
  page = makeArchival(await printer.print(renderDocument(aTemplate, view), expected), { at: now, attachments: [data] })
})
afterAll(() => printer?.close())

describe.each(['p256', 'rsa3072'] as const)('a page sealed with %s', (key) => {
  const plain = anAuthority({ key })
  const telling = anAuthority({ key, tells: true, stamper: {} })
  const rootsOf = (level: string) => (level === 'B-B' ? plain : telling).trustAnchors()
  const sealer = aSealer({ stamper: {} }, telling)
  const files = new Map<string, Uint8Array>()
  const of = (level: string) => files.get(level) as Uint8Array
  const checks = (level: string) => outsideChecks(of(level), rootsOf(level), folder)

  beforeAll(async () => {
    const stamped = await sealer.seal(page, request)
    const { pdf } = await sealer.preserve(stamped, now)
    files.set('B-B', await aSealer({}, plain).seal(page, request))
    files.set('B-T', stamped)
    // The revision before the time-stamp over the whole: the same file with its proof alone.
    files.set('B-LT', pdf.subarray(0, coveredUpTo(pdf)))
    files.set('B-LTA', pdf)
    files.set('B-LTA, renewed', (await sealer.preserve(pdf, now)).pdf)
    files.set('B-T, sealed by two', await sealer.seal(stamped, { ...request, agency: 'transport' }))
  })

  const levels = ['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA, renewed', 'B-T, sealed by two']

  it.each(levels)('is PDF/A-3a and PDF/UA-1 at level %s', (level) => {
    expect(archivalDefects(of(level))).toEqual([])
  })

  it.runIf(outsideReader('pdfsig') && outsideReader('certutil')).each(levels)(
    'is signed for pdfsig at level %s',
    (level) => {
      const trust = level === 'B-B'
      const told = checks(level).pdfsig({ trust })
      const seals = level.endsWith('two') ? 2 : 1
      expect(told.match(/Signature is Valid\./g)).toHaveLength(seals)
      expect(told.match(/Certificate is Trusted\./g) ?? []).toHaveLength(trust ? 1 : 0)
      expect(told).not.toMatch(/invalid|mismatch|unknown issuer/i)
    },
  )

  it.runIf(outsideReader('qpdf')).each(levels)('is well formed for qpdf at level %s', (level) => {
    expect(checks(level).qpdf()).toContain('No syntax or stream encoding errors found')
  })

  it.runIf(outsideReader('mutool')).each(levels)('is read, drawn and found whole by mutool at level %s', (level) => {
    const { pages, signatures, drawn } = checks(level).mutool()
    expect(pages).toContain('Pages: 1')
    expect(`${pages}${drawn}`).not.toMatch(/error|warning: (?!ICC support)|repair/i)
    const seals = signaturesIn(of(level)).filter(({ type }) => type === 'Sig')
    // It knows no authority and no time-stamps over documents; those before the last revision it finds edited behind.
    const found = signatures.match(/signature is valid|document is unchanged since signing/gi) ?? []
    expect(found).toHaveLength(seals.length)
  })

  it.runIf(openssl).each(levels)('carries CAdES signatures for openssl at level %s, over nothing else', (level) => {
    const seals = signaturesIn(of(level)).filter(({ type }) => type === 'Sig')
    expect(seals.length).toBeGreaterThan(0)
    for (const seal of seals) {
      expect(checks(level).cades(seal)).toContain('CAdES Verification successful')
      expect(() => checks(level).cades({ ...seal, byteRange: [0, 10, 20, 100] })).toThrow(/verification failure/i)
    }
  })

  it.runIf(openssl).each(levels.slice(1))('carries time-stamps for openssl at level %s', (level) => {
    for (const signature of signaturesIn(of(level))) {
      const { token, over } = stampOf(of(level), signature)
      expect(checks(level).timeStamp(token, over)).toContain('Verification: OK')
      expect(() => checks(level).timeStamp(token, over.subarray(1))).toThrow(/imprint mismatch/i)
    }
  })

  it.runIf(openssl)('comes with answers and lists about its certificate that openssl believes', async () => {
    const { certificate } = await telling.credentials()
    const { authority, statusOf, root } = telling
    const kept = async (name: string, bytes: Uint8Array | string) => {
      await writeFile(join(folder, name), bytes)
      return join(folder, name)
    }
    const [issuer, own] = [
      await kept('ca.pem', writePem(root.certificate)),
      await kept('seal.pem', writePem(certificate)),
    ]
    const ask = async () => authority.answer(statusRequest(certificate, root.certificate), statusOf, now)
    const answer = (path: string) =>
      said('openssl', ['ocsp', '-respin', path, '-issuer', issuer, '-cert', own, '-CAfile', issuer, '-no_nonce'])
    const good = answer(await kept('good.ocsp', await ask()))
    expect(good).toContain('Response verify OK')
    expect(good).toContain('seal.pem: good')
    telling.revoke(certificate, { at: now, reason: 'keyCompromise' })
    expect(answer(await kept('revoked.ocsp', await ask()))).toMatch(/seal\.pem: revoked[\s\S]*keyCompromise/)
    const serial = Buffer.from(serialOf(certificate), 'hex')
    const list = await authority.issueCrl({ number: 7, at: now, revoked: [{ serial, at: now, reason: 'superseded' }] })
    const read = ['crl', '-inform', 'DER', '-in', await kept('list.crl', list), '-CAfile', issuer, '-noout', '-text']
    const told = said('openssl', read)
    expect(told).toContain('verify OK')
    expect(told).toContain(serialOf(certificate).slice(4).toUpperCase())
    expect(told).toContain('Superseded')
  })
})

/** Where the revision before the last ends. */
function coveredUpTo(pdf: Uint8Array): number {
  return Buffer.from(pdf).lastIndexOf('%%EOF\n', pdf.length - 10) + 6
}

/** The token of a seal's time-stamp with the signature value, or of one over the document with all that it covers. */
function stampOf(pdf: Uint8Array, signature: ReturnType<typeof signaturesIn>[0]) {
  if (signature.type === 'DocTimeStamp') return { token: trimmed(signature.contents), over: coveredBy(pdf, signature) }
  const cms = readCms(signature.contents, CMS.data)
  const token = cms?.unsigned.get(CMS.signatureTimeStamp)?.valueBeforeDecodeView
  return { token: token ?? new Uint8Array(0), over: cms?.signature ?? new Uint8Array(0) }
}

/** Without the zeros behind the DER. */
function trimmed(contents: Uint8Array): Uint8Array {
  const length = Buffer.from(contents).readUInt16BE(2) + 4
  return contents.subarray(0, length)
}
