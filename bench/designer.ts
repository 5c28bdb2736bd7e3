import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core'
import { findBrowser } from '../server/gateways/find-browser.ts'
import { aLongForm } from './a-long-form.ts'
import { machine, row } from './report.ts'
import { benchFolder, runServer } from './run-server.ts'
import { signInAs } from './sign-in-as.ts'

const questions = 500
const keys = 40
const rounds = 3
/** As people type: four keys in a row, then a moment in which whatever waits for the keys to rest begins. */
const pauses = [120, 120, 120, 420]

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
    console.log(`\nThe designer with a form of ${questions} questions (Chromium’s trace, ${keys} keys a place)`)
    row('opening', [['s', opened, 2]])
    for (const [place, comeTo] of Object.entries(places)) {
      const key = await comeTo(page)
      const { tasks, works, frames } = await timesOfKeys(page, join(folder, 'trace.json'), key)
      console.log(`${place}`)
      row('  key to its frame', [['ms', frames, 1]])
      row('  longest task of a key', [['ms', tasks, 1]])
      row('  its time at work', [['ms', works, 1]])
      row('  keys over 50 ms', [
        ['of all', [over(tasks)], 0],
        ['at work', [over(works)], 0],
      ])
    }
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

const over = (times: readonly number[]): number => times.filter((one) => one > 50).length

/** Where one types in the designer: each comes to its box, and says the key that is pressed there. */
const places: Record<string, (page: Page) => Promise<KeyInput>> = {
  async 'a title'(page) {
    await openRow(page, 1)
    await focus(page, '.d-editor input[lang=en]')
    return 'KeyA'
  },
  async 'its translation'(page) {
    await focus(page, '.d-editor input[lang=ru]')
    return 'KeyA'
  },
  async 'the number of a condition'(page) {
    await openRow(page, 5)
    await focus(page, '.d-clause input[inputmode=decimal]')
    return 'Digit1'
  },
  async 'the text of the document'(page) {
    await press(page, 'Документ')
    await focus(page, '.cm-content[lang=en]')
    return 'KeyA'
  },
  async 'the JSON'(page) {
    await press(page, 'JSON')
    await page.waitForSelector('.cm-content')
    // In the title of the form, so that it stays JSON with every key.
    const line = await page.waitForSelector('::-p-xpath(//*[@class="cm-line"][contains(., "A long form")])')
    const box = await line?.boundingBox()
    await page.mouse.click((box?.x ?? 0) + 130, (box?.y ?? 0) + 8)
    return 'KeyA'
  },
}

async function openRow(page: Page, index: number): Promise<void> {
  const rows = await page.$$('.d-row .d-pick')
  await rows[index]?.click()
}

async function focus(page: Page, selector: string): Promise<void> {
  const box = await page.waitForSelector(selector)
  await box?.focus()
}

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`)
  await button?.click()
}

/** Types at a place and reads from the trace how long each key kept the page busy. */
async function timesOfKeys(page: Page, file: string, pressed: KeyInput): Promise<KeyTimes> {
  await pause(1500)
  await page.tracing.start({ path: file, categories: ['devtools.timeline', 'toplevel'] })
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(pressed)
    await pause(pauses[key % pauses.length] ?? 120)
  }
  await page.tracing.stop()
  return keysIn(file)
}

/** `works` is how long the thread itself was at work in those tasks: what else runs on the machine is not in it. */
type KeyTimes = { tasks: number[]; works: number[]; frames: number[] }
type TraceEvent = {
  name: string
  ph: string
  ts: number
  dur?: number
  tdur?: number
  args?: { data?: { type?: string } }
}

/** For each key: the longest task until the next one, and the time to the first frame painted behind its handlers. */
function keysIn(file: string): KeyTimes {
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
  const longest = (of: 'dur' | 'tdur') =>
    presses.map((_, index) => ms(Math.max(0, ...between(/RunTask$/, index).map((event) => event[of] ?? 0))))
  return {
    tasks: longest('dur'),
    works: longest('tdur'),
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
