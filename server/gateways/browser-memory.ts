import { readFile } from 'node:fs/promises'
import type { CDPSession } from 'puppeteer-core'

/**
 * Bytes that all processes of the browser hold for themselves. Where the system does not tell (there is no `/proc`),
 * nothing is known and the answer is 0.
 */
export async function memoryOf(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const held = await Promise.all(processInfo.map(({ id }) => ownMemory(id)))
  return held.reduce((sum, bytes) => sum + bytes, 0)
}

/** What is mapped from files is shared with others and counts for none of them. */
async function ownMemory(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
  const kilobytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)]
  return kilobytes.reduce((sum, [, held]) => sum + Number(held) * 1024, 0)
}
