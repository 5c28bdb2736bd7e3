import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findBrowser } from '../server/gateways/find-browser.ts'
import { aLongForm } from './a-long-form.ts'
import { machine, row } from './report.ts'
import { benchFolder, runServer } from './run-server.ts'
import { signInAs } from './sign-in-as.ts'

const questions = 500
const keys = 40
const rounds = 3

/** How long Chromium's own trace says that a form of 500 questions takes to open, and a key in it to be handled. */
export async function designer(): Promise<void> {
  const folder = benchFolder()
  const server = await runServer(join(import.meta.dirname, '..', 'main.ts'), folder)
  const browser = await openBrowser(folder)
  try {
    const page = await openPanel(browser, server.url)
    const design = await aService(page, server.url)
    const opened: number[] = []
    for (let round = 0; round < rounds; round++) opened.push(await timeToOpen(page, design))
    const { tasks, frames } = await timesOfKeys(page, join(folder, 'trace.json'))
    console.log(`\nThe designer with a form of ${questions} questions (Chromium’s trace, ${keys} keys)`)
    row('opening', [['s', opened, 2]])
    row('key to its frame', [['ms', frames, 1]])
    row('longest task of a key', [['ms', tasks, 1]])
    row('keys over 50 ms', [['of all', [tasks.filter((one) => one > 50).length], 0]])
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openBrowser(dataFolder: string): Promise<Browser> {
  const { executable } = await findBrowser({ dataFolder })
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return puppeteer.launch({ executablePath: executable, headless: 'shell', pipe: true, args })
}

async function openPanel(browser: Browser, url: string): Promise<Page> {
  const [name = '', value = ''] = (await signInAs(url, 'olga')).split(/=(.*)/s)
  await browser.setCookie({ name, value, domain: 'localhost', path: '/', httpOnly: true })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 900 })
  await page.goto(`${url}/admin`)
  return page
}

type Read = { record: { designed: { draft: { revision: number; definition: object } } } }

/** Makes the service over the panel’s own API, as the page would. @returns the address of its designer */
async function aService(page: Page, url: string): Promise<string> {
  const id = await page.evaluate(async (definition) => {
    const post = async (path: string, body: object) => {
      const answer = await fetch(`/admin/api/resources/services/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json() as Promise<{ id: string }>
    }
    const made = await post('actions/createService', { titles: { en: 'A long form', ru: 'Длинная форма' } })
    const answer = await fetch(`/admin/api/resources/services/records/${made.id}/design`)
    const { draft } = ((await answer.json()) as Read).record.designed
    await post(`records/${made.id}/saveDraft`, {
      revision: draft.revision,
      definition: { ...draft.definition, form: definition },
    })
    return made.id
  }, aLongForm(questions) as never)
  return `${url}/admin/resources/services/records/${id}/design`
}

async function timeToOpen(page: Page, design: string): Promise<number> {
  await page.goto('about:blank')
  const began = performance.now()
  await page.goto(design, { waitUntil: 'domcontentloaded' })
  await page.waitForSelector('.d-row')
  return (performance.now() - began) / 1000
}

/** Types in the middle of the form, a key every 120 ms, and reads from the trace how long each kept the page busy. */
async function timesOfKeys(page: Page, file: string): Promise<{ tasks: number[]; frames: number[] }> {
  await page.click('.d-row .d-pick')
  const box = await page.waitForSelector('.d-editor input[lang=en]')
  await box?.focus()
  await pause(1500)
  await page.tracing.start({ path: file, categories: ['devtools.timeline', 'toplevel'] })
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('KeyA')
    await pause(120)
  }
  await page.tracing.stop()
  return keysIn(file)
}

type TraceEvent = { name: string; ph: string; ts: number; dur?: number; args?: { data?: { type?: string } } }

/** For each key: the longest task until the next one, and the time to the first frame painted behind its handlers. */
function keysIn(file: string): { tasks: number[]; frames: number[] } {
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] }
  const events = traceEvents.filter(({ ph }) => ph === 'X')
  const presses = events
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
    .toSorted((one, other) => one.ts - other.ts)
  const between = (name: RegExp, index: number) => {
    const began = presses[index]?.ts ?? 0
    const end = presses[index + 1]?.ts ?? began + 120_000
    return events.filter((event) => name.test(event.name) && event.ts + (event.dur ?? 0) > began && event.ts < end)
  }
  const ms = (microseconds: number) => microseconds / 1000
  return {
    tasks: presses.map((_, index) => ms(Math.max(0, ...between(/RunTask$/, index).map(({ dur = 0 }) => dur)))),
    frames: presses.map(({ ts }, index) => {
      const painted = between(/^(Paint|Layerize|Commit)$/, index).map((event) => event.ts + (event.dur ?? 0))
      return ms(Math.min(...painted.filter((end) => end > ts)) - ts)
    }),
  }
}

if (import.meta.main) {
  machine()
  await designer()
}
