import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findBrowser } from '../server/gateways/find-browser.ts'

export async function openBrowser(dataFolder: string, more: string[] = []): Promise<Browser> {
  const { executable } = await findBrowser({ dataFolder })
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const quiet = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return puppeteer.launch({
    executablePath: executable,
    headless: 'shell',
    pipe: true,
    args: [...asRoot, ...quiet, ...more],
  })
}

/** One person at a browser of their own, with what must never happen counted. */
export type Visitor = {
  page: Page
  /** Requests to anywhere but Parley, breaches of the Content-Security-Policy, uncaught errors. */
  breaches: string[]
  signInAs(login: string): Promise<void>
  /** Waits for the open question, and answers it in writing. */
  answer(question: string, text: string): Promise<void>
  /** Waits for the open question. */
  asked(question: string): Promise<void>
  press(button: string): Promise<void>
  /** Waits until the page shows the text. */
  sees(text: string): Promise<void>
}

type Screen = { width?: number; height?: number; language?: string }

export async function visit(browser: Browser, url: string, screen: Screen = {}): Promise<Visitor> {
  const { width = 390, height = 844, language = 'en' } = screen
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.setViewport({ width, height })
  await page.setExtraHTTPHeaders({ 'accept-language': language })
  await page.evaluateOnNewDocument(
    (spoken) => Object.defineProperty(navigator, 'languages', { value: [spoken] }),
    language,
  )
  const breaches: string[] = []
  const { origin } = new URL(url)
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) breaches.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) breaches.push(message.text())
  })
  page.on('pageerror', (error) => breaches.push(String(error)))
  await page.goto(url)
  return { page, breaches, ...acts(page) }
}

function acts(page: Page): Omit<Visitor, 'page' | 'breaches'> {
  const asked = (question: string) => shows(page, '#dock #step-title', question)
  return {
    asked,
    async signInAs(login) {
      const person = `button[name=login][value=${login}]`
      await page.waitForSelector(person)
      await Promise.all([page.waitForNavigation(), page.click(person)])
    },
    async answer(question, text) {
      await asked(question)
      const box = await page.waitForSelector('#dock textarea:not([readonly])')
      await box?.click({ count: 3 })
      await box?.type(text)
      await page.keyboard.press('Enter')
    },
    async press(button) {
      const found = await page.waitForSelector(`::-p-aria([name="${button}"][role="button"])`)
      await found?.click()
    },
    sees: (text) => shows(page, 'body', text),
  }
}

/** Waits until an element's text has the words; otherwise says what it had. */
async function shows(page: Page, selector: string, words: string): Promise<void> {
  const has = (at: string, wanted: string) => document.querySelector(at)?.textContent?.includes(wanted)
  await page.waitForFunction(has, {}, selector, words).catch(async (cause) => {
    const text = await page.$eval(selector, (element) => element.textContent).catch(() => 'nothing')
    throw new Error(`Waited for “${words}” at ${page.url()}, there is: ${text?.slice(0, 2000)}`, { cause })
  })
}
