import { availableParallelism } from 'node:os'
import puppeteer, { type Browser } from 'puppeteer-core'
import { memoryOf } from './browser-memory.ts'
import { openPrintPage, type PrintPage } from './print-page.ts'
import { within } from './within.ts'

export type PrintLimits = {
  /** Wall time of one document once it has a page. */
  ms: number
  /** What the browser may hold while it prints; over it, the browser is ended with everything under way. */
  bytes: number
}

export type WarmBrowser = {
  /** Waits for a free page, then prints within the limits. */
  print(html: string): Promise<Uint8Array>
  isAlive(): boolean
  /** Documents printed or begun so far. */
  begun(): number
  version(): string
  /** Lets running prints end, then closes. */
  close(): Promise<void>
  /** The leader of the browser's process group. */
  processId(): number | undefined
}

const DOCUMENTS_PER_PAGE = 25
const CLOSE_LIMIT_MS = 2_000
const MEMORY_WATCH_MS = 100

// A proxy nobody listens on, a resolver that knows no name and no UDP for WebRTC: with scripts off, interception and
// the document's own policy, nothing of 26 tried ways leaves the process.
const ISOLATION = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** One browser process, warm, with one page per core: more pages than cores print fewer documents. */
export async function launchWarmBrowser(executable: string, limits: PrintLimits): Promise<WarmBrowser> {
  const browser = await launchBrowser(executable)
  const version = await browser.version()
  const watch = await watchMemory(browser, limits.bytes)
  const size = availableParallelism()
  const idle: PrintPage[] = []
  const waiting: (() => void)[] = []
  const running = new Set<Promise<unknown>>()
  let begun = 0
  let busy = 0

  async function print(html: string): Promise<Uint8Array> {
    begun += 1
    const work = inTurn(() => printOnFreePage(html))
    running.add(work)
    watch.begin()
    return work
      .catch((error: unknown) => {
        throw watch.tooMuch() ?? error
      })
      .finally(() => {
        running.delete(work)
        if (running.size === 0) watch.pause()
      })
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy += 1
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes later overtakes the queue.
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }

  async function printOnFreePage(html: string): Promise<Uint8Array> {
    const page = idle.pop() ?? (await within(limits.ms, openPrintPage(browser)))
    const pdf = await within(limits.ms, page.print(html)).catch(async (error: unknown) => {
      await discard(page, browser)
      throw error
    })
    if (page.printed() < DOCUMENTS_PER_PAGE) idle.push(page)
    else await discard(page, browser)
    return pdf
  }

  async function close(): Promise<void> {
    await Promise.allSettled(running)
    watch.pause()
    await within(CLOSE_LIMIT_MS, browser.close()).catch(() => kill(browser))
  }

  return {
    print,
    close,
    isAlive: () => browser.connected,
    begun: () => begun,
    version: () => version,
    processId: () => browser.process()?.pid,
  }
}

/** The browser alone, shut in; whoever launched it closes it. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  // As root the browser starts only without its process isolation; run the server as another user in production.
  const asRoot = process.getuid?.() === 0
  const browser = await puppeteer.launch({
    executablePath,
    headless: 'shell',
    pipe: true,
    args: asRoot ? [...ISOLATION, '--no-sandbox'] : ISOLATION,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  // A crash resets the pipes as well. The calls under way fail by themselves; an unheard error would end the server.
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => undefined)
  return browser
}

type MemoryWatch = { begin(): void; pause(): void; tooMuch(): Error | undefined }

/** Looks while documents are printed how much the browser holds, and ends it when that is too much. */
async function watchMemory(browser: Browser, limit: number): Promise<MemoryWatch> {
  const session = await browser.target().createCDPSession()
  let timer: NodeJS.Timeout | undefined
  let tooMuch: Error | undefined
  const look = async () => {
    // A browser that is gone or does not answer is seen by the print itself.
    const held = await memoryOf(session).catch(() => 0)
    if (held <= limit || tooMuch) return
    tooMuch = new Error(`the browser held ${Math.round(held / 2 ** 20)} MB`)
    kill(browser)
  }
  return {
    begin: () => {
      timer ??= setInterval(look, MEMORY_WATCH_MS).unref()
    },
    pause: () => {
      clearInterval(timer)
      timer = undefined
    },
    tooMuch: () => tooMuch,
  }
}

/** A page that hangs cannot be trusted to close: then the whole browser goes, and the next print starts another. */
async function discard(page: PrintPage, browser: Browser): Promise<void> {
  await within(CLOSE_LIMIT_MS, page.close()).catch(() => kill(browser))
}

/** The launched process may be a shell script around the browser: the whole group goes. */
function kill(browser: Browser): void {
  const pid = browser.process()?.pid
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
