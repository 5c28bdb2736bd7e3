import { createHash } from 'node:crypto'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givePasskey } from './passkey.ts'
import { type Program, startProgram } from './program.ts'
import { tamper } from './tampering.ts'
import { travelConsent } from './travel-consent.ts'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let program: Program
let browser: Browser
let anna: Visitor

/** Somebody who is about to sign. */
beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser(program.folder)
  anna = await visit(browser, `${program.url}/auth/sign-in?return=/services/registry/travel-consent`)
  await givePasskey(anna.page)
  await anna.signInAs('anna')
  await travelConsent(anna)
  await anna.sees('Read and sign')
  await anna.page.click('a[href^="/sign/"]')
  await anna.sees('Words of this document')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
}, 60_000)

const NOTHING_SIGNED = 'Something else was offered than the document shown here. Nothing was signed.'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const standing = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch(`/api/signatures/${location.pathname.split('/').at(-1)}`)
    return (await answer.json()).signers[0].status
  })

async function open(page: Page): Promise<void> {
  await page.reload()
  await anna.sees('Words of this document')
}

/** Signs with the passkey that is there, or makes the first one. */
async function sign(page: Page): Promise<void> {
  const button = await page.waitForSelector('.sign-step > button.primary')
  await button?.click()
}

describe('a server in other hands', () => {
  it('has nothing signed when it shows one document and lets another be signed', { timeout: 90_000 }, async () => {
    const { page } = anna
    let real = ''
    const shown = await tamper(page, '/document.pdf', {
      answered(pdf) {
        real = sha256(pdf)
        return Buffer.concat([pdf, Buffer.from('\n% another document')])
      },
    })
    await open(page)
    const asked = await tamper(page, '/intents', { sent: (json) => ({ ...json, sha256: real }) })
    await sign(page)
    await anna.sees(NOTHING_SIGNED)
    await Promise.all([shown(), asked()])
    expect(await standing(page)).toBe('waiting')
  })

  it.each([
    [
      'of another document',
      ({ toBeSigned, ...rest }: Record<string, string>) => {
        const bytes = Buffer.from(toBeSigned ?? '', 'base64')
        // The digest of the document, in the middle of what is signed.
        bytes[80] = (bytes[80] ?? 0) ^ 1
        return { ...rest, toBeSigned: bytes.toString('base64') }
      },
    ],
    [
      'with another text in what is added',
      ({ revision, ...rest }: Record<string, string>) => {
        const added = Buffer.from(revision ?? '', 'base64').toString('latin1')
        return { ...rest, revision: Buffer.from(added.replace('/Reason', '/Raeson'), 'latin1').toString('base64') }
      },
    ],
  ])('has nothing signed when it offers attributes %s', { timeout: 90_000 }, async (_, change) => {
    const { page } = anna
    await open(page)
    const released = await tamper(page, '/releases', {
      answered: (body) => Buffer.from(JSON.stringify(change(JSON.parse(body.toString('utf8'))))),
    })
    await sign(page)
    await anna.sees(NOTHING_SIGNED)
    await released()
    expect(await standing(page)).toBe('waiting')
  })

  it.each([
    ['another text', { text_sha256: sha256(Buffer.from('I give away my house.')) }],
    ['another person', { iss: 'https://elsewhere.test' }],
    ['another service', { service: 'Sale of a house' }],
  ])('has nothing agreed to that names %s', { timeout: 90_000 }, async (_, other) => {
    const { page } = anna
    await open(page)
    const begun = await tamper(page, '/intents', {
      answered(body) {
        const { intent, passkey, ...rest } = JSON.parse(body.toString('utf8'))
        const forged = JSON.stringify({ ...JSON.parse(intent), ...other })
        const challenge = createHash('sha256').update(forged).digest('base64url')
        return Buffer.from(JSON.stringify({ ...rest, intent: forged, passkey: { ...passkey, challenge } }))
      },
    })
    await sign(page)
    await anna.sees(NOTHING_SIGNED)
    await begun()
    expect(await standing(page)).toBe('waiting')
  })

  it('is what it was when it is honest: the same page signs', { timeout: 90_000 }, async () => {
    const { page } = anna
    await open(page)
    await sign(page)
    await anna.sees('Your signature is on the document')
    expect(anna.breaches).toEqual([])
  })
})
