import type { Logger } from 'pino'
import { checkPrint, type PrintExpectation } from '../documents/check-print.ts'
import { GatewayFailed, PrintBroke } from '../errors.ts'
import { findBrowser } from './find-browser.ts'
import { launchWarmBrowser, type WarmBrowser } from './warm-browser.ts'

export type Printer = {
  /**
   * Prints one self-contained HTML document (every asset a `data:` URL) as a tagged PDF and checks what came out.
   * Throws PrintBroke when the browser crashed or took too long, GatewayFailed, not retryable, when this HTML can
   * never print (too large, or the result is not the expected document).
   */
  print(html: string, expected: PrintExpectation): Promise<Uint8Array>
  /** For readiness: which browser prints. */
  describe(): { executable: string; source: string; version: string }
  /** The leader of the running browser's process group, for whoever watches over memory. */
  processId(): number | undefined
  close(): Promise<void>
}

type Settings = {
  executablePath?: string | undefined
  searchPath?: string | undefined
  dataFolder: string
  log: Pick<Logger, 'debug' | 'warn'>
  /** Wall time of one document once it has a page. */
  limitMs?: number
  /** After so many the browser is replaced by a fresh one. */
  documentsPerBrowser?: number
}

const LIMIT_MS = 10_000
const DOCUMENTS_PER_BROWSER = 100
const MAX_HTML_BYTES = 16 * 1024 * 1024

/** Finds a browser and starts it. Throws GatewayFailed, not retryable, when none starts. */
export async function openPrinter(settings: Settings): Promise<Printer> {
  const found = await findBrowser(settings)
  const launch = () => launchWarmBrowser(found.executable)
  let warm: Promise<WarmBrowser> = launch()
  let version = found.version
  let processId: number | undefined
  const first = await warm.catch((cause: unknown) => {
    throw new GatewayFailed('printer', { retryable: false, cause, detail: `${found.executable} does not start` })
  })
  processId = first.processId()
  settings.log.debug({ browser: found.executable, version }, 'printer ready')

  /** The running browser; another when it crashed, failed to start or has printed enough. */
  async function usableBrowser(): Promise<WarmBrowser> {
    const asked = warm
    const browser = await asked.catch(() => undefined)
    if (browser?.isAlive() && browser.begun() < (settings.documentsPerBrowser ?? DOCUMENTS_PER_BROWSER)) return browser
    if (warm === asked) {
      if (!browser?.isAlive()) settings.log.warn('the printing browser is gone, starting another')
      warm = launch()
      void browser?.close()
    }
    const next = await warm
    version = next.version()
    processId = next.processId()
    return next
  }

  async function print(html: string, expected: PrintExpectation): Promise<Uint8Array> {
    const size = Buffer.byteLength(html)
    if (size > MAX_HTML_BYTES) {
      throw new GatewayFailed('printer', { retryable: false, detail: `${size} bytes of HTML are too many` })
    }
    const browser = await usableBrowser().catch((cause: unknown) => {
      throw new GatewayFailed('printer', { retryable: true, cause, detail: `no browser starts: ${String(cause)}` })
    })
    const pdf = await browser.print(html, settings.limitMs ?? LIMIT_MS).catch((cause: unknown) => {
      throw new PrintBroke(cause)
    })
    const defect = checkPrint(pdf, expected)
    if (defect) throw new GatewayFailed('printer', { retryable: false, detail: defect })
    return pdf
  }

  return {
    print,
    processId: () => processId,
    describe: () => ({ executable: found.executable, source: found.source, version }),
    close: async () => (await warm.catch(() => undefined))?.close(),
  }
}
