import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readPdf } from '../documents/pdf/read-pdf.ts'
import { readText } from '../documents/pdf/read-text.ts'
import { renderDocument } from '../documents/render.ts'
import { aTemplate, aView } from '../documents/test/a-view.ts'
import { openPrinter, type Printer } from './printer.ts'

const silent = { debug: () => undefined, warn: () => undefined }
const view = aView()
const expected = { mustContain: view.document.number, lang: 'en', title: view.document.title }
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${view.document.title}</title>${head}</head><body>${view.document.number} ${body}</body></html>`

let printer: Printer

beforeAll(async () => {
  printer = await openPrinter({ dataFolder: await mkdtemp(join(tmpdir(), 'parley-printer-')), log: silent })
})

afterAll(async () => {
  await printer.close()
})

describe('printing', () => {
  it('makes a tagged PDF with every letter of the document', async () => {
    const pdf = await printer.print(renderDocument(aTemplate, view), expected)
    const file = readPdf(pdf)
    const text = readText(file).pages.join('').replace(/\s+/g, '')
    for (const word of ['АннаMüller', 'Νεάπολη', '12May1990', view.document.number, view.document.verifyUrl]) {
      expect(text).toContain(word)
    }
    expect(file.catalog.has('StructTreeRoot')).toBe(true)
  })

  it('prints several documents at once', async () => {
    const html = renderDocument(aTemplate, view)
    const prints = await Promise.all(Array.from({ length: 6 }, () => printer.print(html, expected)))
    expect(prints).toHaveLength(6)
  })

  it('refuses for good a print that is not the document', async () => {
    const wrong = [
      printer.print(page(''), { ...expected, mustContain: 'another-number' }),
      printer.print(page(''), { ...expected, title: 'Another title' }),
      printer.print(page(''), { ...expected, lang: 'ru' }),
      printer.print(page('', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'), {
        ...expected,
        lang: 'de',
      }),
    ]
    for (const print of await Promise.allSettled(wrong)) {
      expect(print).toMatchObject({ status: 'rejected', reason: { code: 'gateway-failed', retryable: false } })
    }
  })

  it('says which browser prints', () => {
    expect(printer.describe().version).toMatch(/\d+\.\d+/)
  })
})

describe('a browser that fails', () => {
  it('fails the document under way, to be tried again, and the next one prints', async () => {
    const slow = printer.print(page('<p>x</p>'.repeat(3_000)), expected)
    const killed = expect(slow).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    process.kill(-(printer.processId() as number), 'SIGKILL')
    await killed
    expect((await printer.print(page('again'), expected)).length).toBeGreaterThan(1000)
  })

  it('is replaced after a number of documents, and does not stay behind', async () => {
    const short = await openPrinter({ dataFolder: tmpdir(), log: silent, documentsPerBrowser: 3 })
    const browsers = new Set<number | undefined>()
    try {
      for (let round = 0; round < 7; round += 1) {
        await short.print(page('x'), expected)
        browsers.add(short.processId())
      }
    } finally {
      await short.close()
    }
    expect(browsers.size).toBe(3)
    await vi.waitFor(() => {
      for (const pid of browsers) expect(() => process.kill(pid as number, 0)).toThrow('ESRCH')
    })
  })

  it('is given up after its time, and the next document prints', async () => {
    const hasty = await openPrinter({ dataFolder: tmpdir(), log: silent, limitMs: 150 })
    try {
      const endless = hasty.print(page('<p>x</p>'.repeat(200_000)), expected)
      await expect(endless).rejects.toMatchObject({ code: 'gateway-failed', retryable: true })
    } finally {
      await hasty.close()
    }
  })
})
