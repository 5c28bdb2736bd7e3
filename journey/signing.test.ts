import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givePasskey } from './passkey.ts'
import { type Program, startProgram } from './program.ts'
import { SEND, travelConsent } from './travel-consent.ts'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let program: Program
let browser: Browser

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser(program.folder)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
}, 60_000)

async function arrive(login: string, place: string): Promise<Visitor> {
  const visitor = await visit(browser, `${program.url}/auth/sign-in?return=${encodeURIComponent(place)}`)
  await givePasskey(visitor.page)
  await visitor.signInAs(login)
  return visitor
}

/** The private half of the key that lies in this browser, asked for by a script of the page. */
const readKey = () =>
  new Promise<string>((resolve) => {
    const opening = indexedDB.open('parley-signing', 1)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('keys').objectStore('keys').getAll()
      reading.onsuccess = () =>
        crypto.subtle.exportKey('pkcs8', reading.result[0].pair.privateKey).then(
          () => resolve('taken'),
          (refused) => resolve(refused.name),
        )
    }
  })

describe('both parents sign before it is sent', () => {
  it('each in their own browser with their own passkey, and then it is sent', { timeout: 180_000 }, async () => {
    const anna = await arrive('anna', '/services/registry/travel-consent')
    await travelConsent(anna)
    await anna.sees('Read and sign')
    await anna.page.click('a[href^="/sign/"]')
    await anna.press('Set up a passkey and sign')
    await anna.sees('Your signature is on the document')
    expect(await anna.page.evaluate(readKey)).toBe('InvalidAccessError')
    await anna.press('Make a link for: Other parent')
    const link = await anna.page.waitForSelector('.invitation input')
    const url = new URL((await link?.evaluate((input) => (input as HTMLInputElement).value)) ?? '')

    const boris = await arrive('boris', url.pathname)
    await boris.press('Read what is to be signed')
    await boris.press('Set up a passkey and sign')
    await boris.sees('Everybody who has to has signed')

    await anna.page.click('main a[href^="/conversations/"]')
    await anna.sees('It can be sent now')
    await anna.press(SEND)
    await anna.sees('Your application is sent')
    expect([...anna.breaches, ...boris.breaches]).toEqual([])
  })
})
