import type { Browser, CDPSession, HTTPRequest } from 'puppeteer-core'
import { MAX_PAGES } from '../documents/check-print.ts'

export type PrintPage = {
  /** One fresh document, printed as a tagged PDF. Rejects when the browser or the page is gone; may never settle. */
  print(html: string): Promise<Uint8Array>
  printed(): number
  close(): Promise<void>
}

/** A page that can reach nothing: no scripts, and no request but the document itself and its `data:` assets. */
export async function openPrintPage(browser: Browser): Promise<PrintPage> {
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(false)
  await page.setRequestInterception(true)
  page.on('request', allowOnlyInline)
  const session = await page.createCDPSession()
  await session.send('Page.enable')
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true })
  const { frameTree } = await session.send('Page.getFrameTree')
  // A crashed renderer leaves its calls unanswered: they fail with the crash.
  const crashed = new Promise<never>((_, reject) => page.once('error', reject))
  crashed.catch(() => undefined)
  let printed = 0
  return {
    print(html) {
      printed += 1
      return Promise.race([printDocument(session, frameTree.frame.id, html), crashed])
    },
    printed: () => printed,
    close: () => page.close(),
  }
}

async function printDocument(session: CDPSession, frameId: string, html: string): Promise<Uint8Array> {
  const loaded = untilLoaded(session, frameId)
  await Promise.all([session.send('Page.setDocumentContent', { frameId, html }), loaded])
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    // One more than may be, so that what is too long is seen without all of it being made.
    pageRanges: `1-${MAX_PAGES + 1}`,
  })
  return new Uint8Array(Buffer.from(data, 'base64'))
}

function allowOnlyInline(request: HTTPRequest): void {
  const isInline = request.url() === 'about:blank' || request.url().startsWith('data:')
  // A request of a page that closes meanwhile has nobody left to answer to.
  ;(isInline ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined)
}

/** Resolves when fonts and images of the document are there; `data:` assets come with `load`. */
function untilLoaded(session: CDPSession, frameId: string): Promise<void> {
  return new Promise((resolve) => {
    const onLifecycle = (event: { frameId: string; name: string }) => {
      if (event.frameId !== frameId || event.name !== 'load') return
      session.off('Page.lifecycleEvent', onLifecycle)
      resolve()
    }
    session.on('Page.lifecycleEvent', onLifecycle)
  })
}
