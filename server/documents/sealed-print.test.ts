import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CMS } from '../gateways/cms-names.ts'
import { openDemoAuthority } from '../gateways/demo-authority.ts'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { type CmsSignature, readCms } from '../gateways/read-cms.ts'
import { openSealer, type Sealer } from '../gateways/seal.ts'
import { type FoundSignature, findSignatures } from './pdf/find-signatures.ts'
import { makeArchival } from './pdf/make-archival.ts'
import { pagesOf } from './pdf/pages.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { renderDocument } from './render.ts'
import { aRichTemplate, aTemplate, aView } from './test/a-view.ts'
import { archivalDefects } from './test/archival-defects.ts'
import { outsideReader } from './test/outside-reader.ts'
import { verifyDocument } from './verify-document.ts'

// One document, the whole way: template, real browser, demo authority, seal; then those who know nothing of us look at it.
const now = new Date()
let folder: string
let printer: Printer
let sealer: Sealer
let archival: Uint8Array
let sealed: Uint8Array

const data = {
  name: 'данные.json',
  mimeType: 'application/json',
  description: 'What the document says, for programs',
  bytes: Buffer.from(JSON.stringify({ name: 'Анна Müller' })),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-sealed-'))
  printer = await openPrinter({ dataFolder: folder, log: { debug: () => undefined, warn: () => undefined } })
  const authority = await openDemoAuthority({ folder: join(folder, 'keys'), now: () => now })
  sealer = openSealer({ authority, timeStamper: authority.timeStamper })
  const view = aView({ locale: 'ru', agency: { name: 'Отдел записи актов' } })
  const pdf = await printer.print(renderDocument(aTemplate, view), {
    mustContain: view.document.number,
    lang: 'ru',
    title: view.document.title,
  })
  archival = makeArchival(pdf, { at: now, attachments: [data] })
  sealed = await sealer.seal(archival, {
    agency: 'registry',
    agencyName: 'Отдел записи актов',
    reason: 'Выдано',
    at: now,
  })
  await writeFile(join(folder, 'sealed.pdf'), sealed)
})

afterAll(async () => {
  await printer.close()
})

describe('a printed and sealed document', () => {
  it('is valid for our own verifier', () => {
    const report = verifyDocument(sealed, { trustAnchors: sealer.trustAnchors(), now })
    expect(report).toMatchObject({
      verdict: 'valid',
      signatures: [{ sealedBy: 'Отдел записи актов', agency: 'registry', unchanged: true }],
    })
  })

  it('is PDF/A-3a and PDF/UA-1, before and after it is sealed', () => {
    expect(archivalDefects(archival)).toEqual([])
    expect(archivalDefects(sealed)).toEqual([])
  })

  it('is so with every element that a template may use, over several pages', async () => {
    const pages = '<p>A line of a longer document.</p>'.repeat(60)
    const view = aView()
    const expected = { mustContain: view.document.number, lang: 'en', title: view.document.title }
    const pdf = await printer.print(renderDocument(aRichTemplate + pages, view), expected)
    expect(pagesOf(readPdf(pdf)).length).toBeGreaterThan(1)
    expect(archivalDefects(makeArchival(pdf, { at: now }))).toEqual([])
  })

  it('is not valid when a bit of it changed', () => {
    const accepted: number[] = []
    const step = Math.floor((sealed.length * 8) / 250)
    for (let bit = 0; bit < sealed.length * 8; bit += step) {
      const pdf = Uint8Array.from(sealed)
      pdf[bit >> 3] = (pdf[bit >> 3] as number) ^ (1 << (bit & 7))
      if (verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now }).verdict === 'valid') accepted.push(bit)
    }
    expect(accepted).toEqual([])
  })

  it('gets the same keys when the authority is opened again', async () => {
    const again = openSealer({ authority: await openDemoAuthority({ folder: join(folder, 'keys'), now: () => now }) })
    expect(Buffer.compare(again.trustAnchors()[0] as Uint8Array, sealer.trustAnchors()[0] as Uint8Array)).toBe(0)
  })

  it.runIf(outsideReader('pdfsig') && outsideReader('certutil'))('is valid and trusted for pdfsig', () => {
    const store = `sql:${folder}`
    execFileSync('certutil', ['-N', '-d', store, '--empty-password'])
    execFileSync('certutil', [
      '-A',
      '-d',
      store,
      '-n',
      'root',
      '-t',
      'CT,C,C',
      '-i',
      join(folder, 'keys', 'demo-root.pem'),
    ])
    const report = execFileSync('pdfsig', ['-nssdir', store, join(folder, 'sealed.pdf')], { encoding: 'utf8' })
    expect(report).toContain('Signature is Valid.')
    expect(report).toContain('Certificate is Trusted.')
    expect(report).toContain('Total document signed')
    expect(report).toContain('ETSI.CAdES.detached')
  })

  it.runIf(outsideReader('openssl'))('is a CAdES signature for openssl', async () => {
    const signature = findSignatures(readPdf(sealed)).signatures[0] as FoundSignature
    const [, from, to] = signature.byteRange
    await writeFile(join(folder, 'content.bin'), Buffer.concat([sealed.subarray(0, from), sealed.subarray(to)]))
    await writeFile(join(folder, 'signature.der'), signature.contents)
    const check = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', join(folder, 'signature.der')]
    const trust = [
      '-content',
      join(folder, 'content.bin'),
      '-CAfile',
      join(folder, 'keys', 'demo-root.pem'),
      '-purpose',
      'any',
    ]
    execFileSync('openssl', [...check, ...trust, '-out', join(folder, 'checked.bin')], { stdio: 'pipe' })
    await writeFile(join(folder, 'content.bin'), 'something else')
    expect(() => execFileSync('openssl', [...check, ...trust], { stdio: 'pipe' })).toThrow()
  })

  it.runIf(outsideReader('openssl'))('is time-stamped for openssl', async () => {
    const signature = findSignatures(readPdf(sealed)).signatures[0] as FoundSignature
    const cms = readCms(signature.contents, CMS.data) as CmsSignature
    await writeFile(join(folder, 'value.bin'), cms.signature)
    await writeFile(join(folder, 'token.der'), cms.unsigned.get(CMS.signatureTimeStamp)?.valueBeforeDecodeView ?? '')
    const check = [
      'ts',
      '-verify',
      '-token_in',
      '-in',
      join(folder, 'token.der'),
      '-CAfile',
      join(folder, 'keys', 'demo-root.pem'),
    ]
    const answer = execFileSync('openssl', [...check, '-data', join(folder, 'value.bin')], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    expect(answer).toContain('Verification: OK')
    expect(() => execFileSync('openssl', [...check, '-data', join(folder, 'sealed.pdf')], { stdio: 'pipe' })).toThrow()
  })

  it.runIf(outsideReader('pdfdetach'))('gives its data to anyone who asks', () => {
    const target = join(folder, 'data.json')
    execFileSync('pdfdetach', ['-save', '1', '-o', target, join(folder, 'sealed.pdf')])
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({ name: 'Анна Müller' })
  })

  it.runIf(outsideReader('qpdf'))('is a well-formed file for qpdf', () => {
    const report = execFileSync('qpdf', ['--check', join(folder, 'sealed.pdf')], { encoding: 'utf8' })
    expect(report).toContain('No syntax or stream encoding errors found')
  })
})
