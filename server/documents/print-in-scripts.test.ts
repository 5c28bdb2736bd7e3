import { execFileSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { makeArchival } from './pdf/make-archival.ts'
import { renderDocument } from './render.ts'
import { aView } from './test/a-view.ts'
import { archivalDefects } from './test/archival-defects.ts'
import { outsideReader } from './test/outside-reader.ts'

let printer: Printer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-scripts-'))
  printer = await openPrinter({ dataFolder: folder, log: { debug: () => undefined, warn: () => undefined } })
})

afterAll(() => printer.close())

const names: [locale: string, direction: string, name: string][] = [
  ['en', 'ltr', 'Anna Müller'],
  ['ru', 'ltr', 'Анна Щукина'],
  ['el', 'ltr', 'Άννα Παπαδοπούλου'],
  ['ar', 'rtl', 'محمد بن عبد الله'],
  ['he', 'rtl', 'שרה בת אברהם'],
  ['hi', 'ltr', 'अनिता शर्मा'],
  ['zh-Hans', 'ltr', '王小明，北京市朝阳区'],
  ['ja', 'ltr', '山田たろう'],
]

// Readers put spaces between words as they see gaps, and marks of direction around words of the other one.
const bare = (text: string) => text.normalize('NFKC').replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')

describe.each(names)('a document in %s', (locale, direction, name) => {
  const view = aView({ locale, document: { ...aView().document, title: name }, answers: { name } })
  const template = '<p>{{ answers.name }}. <strong>{{ answers.name }}</strong>. <em>{{ answers.name }}</em></p>'
  let pdf: Uint8Array

  beforeAll(async () => {
    const html = renderDocument(template, view)
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`)
    const expected = { mustContain: view.document.number, lang: locale, title: name }
    pdf = makeArchival(await printer.print(html, expected), { at: new Date() })
  })

  it('is PDF/A-3a and PDF/UA-1 with every glyph embedded', () => {
    expect(archivalDefects(pdf)).toEqual([])
  })

  it.runIf(outsideReader('pdftotext'))('gives its words back to another reader', async () => {
    const path = join(folder, `${locale}.pdf`)
    await writeFile(path, pdf)
    const text = bare(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }))
    expect(text.split(bare(name)).length - 1).toBeGreaterThanOrEqual(4)
  })
})
