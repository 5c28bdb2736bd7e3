import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import { type Program, startProgram } from './program.ts'
import { openBrowser } from './visitor.ts'

/** The real program and a browser for all tests of a file: started before the first of them, ended after the last. */
export function running(): { readonly program: Program; readonly browser: Browser } {
  let program: Program | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser(program.folder)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  }, 60_000)
  return {
    get program() {
      if (!program) throw new Error('The program runs only while tests do.')
      return program
    },
    get browser() {
      if (!browser) throw new Error('The browser runs only while tests do.')
      return browser
    },
  }
}
