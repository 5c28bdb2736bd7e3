import type { Logger } from 'pino'
import { checkPrint, type PrintExpectation } from '../documents/check-print.ts'
import { GatewayFailed, PrintBroke, PrintRefused } from '../errors.ts'
import { findBrowser } from './find-browser.ts'
import { launchWarmBrowser, type WarmBrowser } from './warm-browser.ts'

export type Printer = {
  /**
   * Prints one self-contained HTML document (every asset a `data:` URL) as a tagged PDF and checks what came out.
   * Throws PrintBroke when the browser crashed, took too long or took too much memory, PrintRefused when this HTML can
   * never print (too large, too many pages, or the result is not the expected document).
   */
  print(html: string, expected: PrintExpectation, options?: PrintOptions): Promise<Uint8Array>
  /** For readiness: which browser prints. */
  describe(): { executable: string; source: string; version: string }
  /** The leader of the running browser's process group, for whoever watches over memory. */
  processId(): number | undefined
  close(): Promise<void>
}

export type PrintOptions = {
  /** In a browser of its own, so that a document that broke one takes no other with it, and no other takes it. */
  apart?: boolean
}

type Settings = {
  executablePath?: string | undefined
  searchPath?: string | undefined
  dataFolder: string
  log: Pick<Logger, 'debug' | 'warn'>
  /** Wall time of one document once it has a page. */
  limitMs?: number
  /** Memory of the browser while it prints, where the system tells it. */
  limitBytes?: number
  /** After so many the browser is replaced by a fresh one. */
  documentsPerBrowser?: number
}

// A hundred times what a page takes: a busy machine must not give up a document that is all right.
const LIMIT_MS = 15_000
const LIMIT_BYTES = 1.5 * 2 ** 30
const DOCUMENTS_PER_BROWSER = 100
const MAX_HTML_BYTES = 16 * 1024 * 1024

/** Finds a browser and starts it. Throws GatewayFailed, not retryable, when none starts. */
export async function openPrinter(settings: Settings): Promise<Printer> {
  const found = await findBrowser(settings)
  const limits = { ms: settings.limitMs ?? LIMIT_MS, bytes: settings.limitBytes ?? LIMIT_BYTES }
  const launch = () => launchWarmBrowser(found.executable, limits)
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

  async function print(html: string, expected: PrintExpectation, { apart = false }: PrintOptions = {}) {
    const size = Buffer.byteLength(html)
    if (size > MAX_HTML_BYTES) throw new PrintRefused('too-large', `${size} bytes of HTML are too many`)
    const browser = await (apart ? launch() : usableBrowser()).catch((cause: unknown) => {
      throw new GatewayFailed('printer', { retryable: true, cause, detail: `no browser starts: ${String(cause)}` })
    })
    const printing = browser.print(html).catch((cause: unknown) => {
      throw new PrintBroke(cause)
    })
    const pdf = await (apart ? printing.finally(() => browser.close()) : printing)
    const defect = checkPrint(pdf, expected)
    if (defect) throw new PrintRefused(defect.code, defect.detail)
    return pdf
  }

  return {
    print,
    processId: () => processId,
    describe: () => ({ executable: found.executable, source: found.source, version }),
    close: async () => (await warm.catch(() => undefined))?.close(),
  }
}
