import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

const scene = running()
let oleg: Visitor

const answers = ['A', 'Anna Petrova', '14 May 1988', 'Linden Street', '7', 'skip', 'Novozersk', '40123', 'yes', 'owner']

/** Two applications, sent as a program of the applicant's would send them. */
async function sendTwo(page: Page): Promise<void> {
  await page.evaluate(async (replies) => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    for (let count = 0; count < 2; count++) {
      const { conversation } = await post('/api/conversations', { service: 'registry/residence-certificate' })
      const turn = (reply: object) =>
        post(`/api/conversations/${conversation.id}/turns`, { id: crypto.randomUUID(), reply })
      for (const text of [...replies, 'no', 'no', 'bank']) await turn({ kind: 'text', text })
      await turn({ kind: 'command', command: 'submit' })
    }
  }, answers)
}

beforeAll(async () => {
  const anna = await visit(scene.browser, `${scene.program.url}/auth/sign-in?return=%2F`)
  await anna.signInAs('anna')
  await sendTwo(anna.page)
  oleg = await visit(scene.browser, `${scene.program.url}/auth/sign-in?return=%2Fadmin`, { width: 1280 })
  await oleg.signInAs('oleg')
}, 120_000)

const inbox = async () => {
  await oleg.page.goto(`${scene.program.url}/admin/resources/cases`)
  await oleg.page.waitForSelector('[data-row]')
}
const press = async (...keys: ('j' | 'k' | 'x' | '?' | 'Escape')[]) => {
  for (const key of keys) await oleg.page.keyboard.press(key as 'j')
}
const marked = () => oleg.page.$$eval('[data-row] input:checked', (boxes) => boxes.length)
const focused = () => oleg.page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)

describe('the inbox by keys', () => {
  it('moves and marks, and takes what is marked', async () => {
    await inbox()
    await press('j', 'x', 'j', 'x')
    expect(await marked()).toBe(2)
    await press('x')
    expect(await marked()).toBe(1)
    await press('k', 'j', 'x')
    await oleg.press('Take them')
    await oleg.page.waitForFunction(
      () => document.querySelector('.p-rows')?.textContent?.match(/With Oleg/g)?.length === 2,
    )
  })

  it('shows its keys, and none of them does anything while somebody writes', async () => {
    await inbox()
    await press('?')
    expect(await oleg.page.$eval('dialog', (dialog) => (dialog as HTMLDialogElement).open)).toBe(true)
    await press('Escape')
    await oleg.page.focus('.p-find input')
    await oleg.page.keyboard.type('jx?')
    expect(await oleg.page.$eval('.p-find input', (box) => (box as HTMLInputElement).value)).toBe('jx?')
    expect(await marked()).toBe(0)
  })

  it('rests when the official has turned it off, and stays so', async () => {
    await inbox()
    await oleg.page.click('.p-preferences summary')
    await oleg.page.click('.p-preferences input[type=checkbox]')
    await inbox()
    await press('j', 'x')
    expect([await focused(), await marked()]).toEqual([false, 0])
    await oleg.page.click('.p-preferences summary')
    await oleg.page.click('.p-preferences input[type=checkbox]')
    await inbox()
    await press('j')
    expect(await focused()).toBe(true)
  })
})

describe('the look of the panel', () => {
  const paper = () => oleg.page.$eval('[data-css="app-content"]', (part) => getComputedStyle(part).backgroundColor)

  it('is that of the device until one is chosen, and then the chosen one from the first moment', async () => {
    await oleg.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await inbox()
    const dark = await paper()
    await oleg.page.click('.p-preferences summary')
    await oleg.page.select('.p-preferences select', 'light')
    expect(await paper()).not.toBe(dark)
    const answer = await oleg.page.goto(`${scene.program.url}/admin/resources/cases`)
    expect(await answer?.text()).toContain('<html data-theme="light"')
  })

  it('speaks the chosen language', async () => {
    await inbox()
    await oleg.page.click('.p-preferences summary')
    await Promise.all([oleg.page.waitForNavigation(), oleg.page.select('.p-preferences select:nth-of-type(2)', 'ru')])
    await oleg.sees('Входящие')
    expect(oleg.breaches).toEqual([])
  })
})
