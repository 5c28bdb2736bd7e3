import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readPdf } from '../documents/pdf/read-pdf.ts'
import { readText } from '../documents/pdf/read-text.ts'
import { type Canary, openCanary, outwardWays, waysToFiles } from '../test/outward-ways.ts'
import { openPrinter, type Printer } from './printer.ts'

const expected = { mustContain: 'registry-2026-000017', lang: 'en', title: 'Certificate' }
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Certificate</title></head><body>${expected.mustContain} ${body}</body></html>`
const SECRET = 'the-text-of-a-file-that-nobody-may-read'

const settings = { dataFolder: tmpdir(), log: { debug: () => undefined, warn: () => undefined } }
let printer: Printer
const canaries = new Map<string, Canary>()

beforeAll(async () => {
  printer = await openPrinter(settings)
  for (const way of Object.keys(outwardWays)) canaries.set(way, await openCanary())
})

afterAll(async () => {
  await printer.close()
  for (const canary of canaries.values()) await canary.close()
})

const hostOf = (way: string) => (canaries.get(way) as Canary).host
const hitsOf = (way: string) => (canaries.get(way) as Canary).hits()
const textOf = (pdf: Uint8Array) => readText(readPdf(pdf)).pages.join('').replace(/\s+/g, '')

describe('ways out of a printed page', () => {
  const ways = Object.entries(outwardWays)

  // What is tried after the print shows itself at the latest when the browser has ended.
  beforeAll(async () => {
    for (const [way, markup] of ways) await printer.print(page(markup(hostOf(way))), expected).catch(() => undefined)
    await printer.close()
    printer = await openPrinter(settings)
  })

  it.each(ways.map(([way]) => way))('%s reaches nothing', (way) => {
    expect(hitsOf(way)).toBe(0)
  })

  it('all lead out of a browser that is not shut in', async () => {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await puppeteer.launch({
      executablePath: printer.describe().executable,
      headless: 'shell',
      pipe: true,
      args: asRoot,
    })
    try {
      for (const [way, markup] of ways) {
        const open = await browser.newPage()
        await open.setContent(page(markup(hostOf(way))), { waitUntil: 'domcontentloaded' })
      }
      await vi.waitFor(() => expect(ways.map(([way]) => way).filter((way) => hitsOf(way) === 0)).toEqual([]), 10_000)
    } finally {
      await browser.close()
    }
  })
})

describe('files of the machine', () => {
  let file: string

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-secret-'))
    await writeFile(join(folder, 'secret.txt'), SECRET)
    file = pathToFileURL(join(folder, 'secret.txt')).href
  })

  it.each(Object.entries(waysToFiles))('%s shows nothing of them', async (_, markup) => {
    const outcome = await printer
      .print(page(markup(file)), expected)
      .then(textOf, (error: { code: string }) => error.code)
    expect(outcome).toMatch(/^registry-2026-000017|^gateway-failed$/)
    expect(outcome).not.toContain(SECRET)
  })
})

describe('scripts of a page', () => {
  it.each([
    ['in the page', '<script>document.body.append("it-ran")</script>'],
    ['of an event', '<img src="data:," onerror="document.body.append(\'it-ran\')">'],
    ['of a drawing', '<svg onload="document.body.append(\'it-ran\')"></svg>'],
    ['of a frame', '<iframe srcdoc="<script>document.write(\'it-ran\')</script>"></iframe>'],
    ['at an address', '<iframe src="javascript:\'it-ran\'"></iframe>'],
    [
      'of styles that move',
      '<style>@keyframes x {} p { animation: x 1ms }</style><p onanimationstart="this.textContent = \'it-ran\'">x</p>',
    ],
  ])('do not run: %s', async (_, markup) => {
    const printed = textOf(await printer.print(page(`${markup}<noscript>no-scripts-here</noscript>`), expected))
    expect(printed).not.toContain('it-ran')
    expect(printed).toContain('no-scripts-here')
  })
})
