import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPdf } from '../server/documents/test/a-pdf.ts'
import { anAuthority, aSealer } from '../server/documents/test/an-authority.ts'
import { reasonTexts, remarkTexts, verdictTexts } from '../server/documents/verification-texts.ts'
import { verifierFile } from '../server/seals/verifier-file.ts'
import { buildVerifier } from '../verifier/build.ts'
import { openBrowser } from './visitor.ts'

// The verifier as somebody has it: one file on a disk, opened without any network.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
const hour = 3600 * 1000
const folder = mkdtempSync(join(tmpdir(), 'parley-verifier-'))
const authorities = {
  rsa: anAuthority({ key: 'rsa3072', tells: true, stamper: {} }),
  curve: anAuthority({ key: 'p256', tells: true, stamper: {} }),
  revoked: anAuthority({ tells: true, stamper: {} }),
}

let browser: Browser
let page: Page
const requests: string[] = []
const errors: string[] = []

beforeAll(async () => {
  await buildVerifier()
  const trustAnchors = () => Object.values(authorities).flatMap((authority) => authority.trustAnchors())
  const { html } = await verifierFile({ verifierPath: 'verifier/dist/verifier.html', trustAnchors })
  const path = join(folder, 'verifier.html')
  writeFileSync(path, html)
  await makeFiles()
  browser = await openBrowser(folder)
  page = await browser.newPage()
  await page.setOfflineMode(true)
  await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'language', { value: 'en' }))
  page.on('request', (sent) => {
    if (sent.url() !== pathToFileURL(path).href) requests.push(sent.url())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => errors.push(message.text()))
  await page.goto(pathToFileURL(path).href)
})
afterAll(() => browser?.close())

const kept = (name: string, pdf: Uint8Array) => writeFileSync(join(folder, `${name}.pdf`), pdf)

async function makeFiles(): Promise<void> {
  const lasting = async (authority: (typeof authorities)['rsa']) => {
    const sealer = aSealer({ stamper: {} }, authority)
    return (await sealer.preserve(await sealer.seal(aPdf(), request), now)).pdf
  }
  const good = await lasting(authorities.rsa)
  kept('good', good)
  kept('curve', await lasting(authorities.curve))
  const flipped = Uint8Array.from(good)
  const at = Buffer.from(good).indexOf('0 0 m 100 100 l S')
  flipped[at] = (flipped[at] as number) ^ 1
  kept('flipped', flipped)
  const { certificate } = await authorities.revoked.credentials()
  authorities.revoked.revoke(certificate, { at: new Date(now.getTime() - hour), reason: 'keyCompromise' })
  kept('revoked', await lasting(authorities.revoked))
  kept('foreign', await aSealer().seal(aPdf(), request))
  kept('plain', aPdf())
  kept('nothing', Buffer.from('no PDF at all'))
}

/** Chosen with the button, or let fall on the page. */
async function give(name: string, way: 'chosen' | 'dropped'): Promise<string> {
  if (way === 'chosen') {
    const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(join(folder, `${name}.pdf`))
  } else {
    const base64 = readFileSync(join(folder, `${name}.pdf`)).toString('base64')
    await page.evaluate(
      (bytes, called) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], called))
        document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
      },
      base64,
      `${name}.pdf`,
    )
  }
  await page.waitForFunction((called) => document.querySelector('dd')?.textContent === called, {}, `${name}.pdf`)
  return shown()
}

const shown = () => page.$eval('[role=status]', (status) => status.textContent ?? '')
const inOtherLanguage = () => page.click('header button')

const cases = [
  ['good', 'valid', []],
  ['curve', 'valid', []],
  ['flipped', 'changed', ['digest-differs']],
  ['revoked', 'untrusted', ['certificate-revoked']],
  ['foreign', 'untrusted', ['signer-not-trusted']],
  ['plain', 'not-signed', []],
  ['nothing', 'unreadable', ['malformed']],
] as const

describe('the verifier in one file, without a network', () => {
  it.each(cases)('says of a %s file that it is %s, in both languages', async (name, verdict, reasons) => {
    for (const way of ['chosen', 'dropped'] as const) {
      const english = await give(name, way)
      expect(english).toContain(verdictTexts[verdict].en)
      for (const code of reasons) expect(english).toContain(reasonTexts[code].en)
    }
    await inOtherLanguage()
    const russian = await shown()
    expect(russian).toContain(verdictTexts[verdict].ru)
    for (const code of reasons) expect(russian).toContain(reasonTexts[code].ru)
    expect(russian).not.toContain(verdictTexts[verdict].en)
    expect(await page.$eval('html', ({ lang }) => lang)).toBe('ru')
    await inOtherLanguage()
  })

  it('shows who sealed a good file, when, and that proof lasts', async () => {
    const told = await give('good', 'chosen')
    expect(told).toContain('Sealed by: Civil Registry (registry)')
    expect(told).toContain('PAdES B-LTA')
    expect(told).toContain('Time-stamp by: Test clock')
    expect(told).not.toContain(remarkTexts['revoked-later'].en)
  })

  it('has asked nobody for anything, and nothing went wrong', () => {
    expect(requests).toEqual([])
    expect(errors).toEqual([])
  })
})
