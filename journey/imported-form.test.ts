import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

// A form of another builder: imported, given a document, shared as a trial, opened by a stranger, withdrawn.

const scene = running()

/** As the builder of Form.io saves it. */
const source = JSON.stringify({
  title: 'Register a dog',
  components: [
    { type: 'textfield', key: 'name', label: 'Name of the dog', validate: { required: true } },
    { type: 'textfield', key: 'chip', label: 'Chip', customConditional: 'show = true' },
  ],
})

const write = async (page: Page, selector: string, text: string) => {
  const box = await page.waitForSelector(selector)
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await box?.click()
  await page.keyboard.type(text)
}

describe('a form that was described elsewhere', () => {
  let olga: Visitor
  let address = ''

  it('is imported with a report, and becomes a draft', async () => {
    const there = '/auth/sign-in?return=/admin/resources/services'
    olga = await visit(scene.browser, `${scene.program.url}${there}`, { width: 1280, height: 1000 })
    await olga.signInAs('olga')
    await write(olga.page, '.i-source', source)
    await olga.sees('customConditional')
    expect(await olga.page.$$eval('[data-outcome=refused] li', (lines) => lines.length)).toBe(1)
    const make = await olga.page.waitForSelector('.i-outcome .p-main')
    await Promise.all([olga.page.waitForFunction(() => location.pathname.endsWith('/design')), make?.click()])
  }, 60_000)

  it('gets a document, whose sample is printed', async () => {
    await olga.page.waitForSelector('.d-views')
    await olga.press('Документ')
    await write(olga.page, '.cm-content[lang=en]', 'This dog is registered: ')
    await olga.page.click('.d-pieces .p-button')
    const typed = await olga.page.$eval('.cm-content[lang=en]', (box) => box.textContent)
    expect(typed).toBe('This dog is registered: [Name of the dog]')
    await (await olga.page.waitForSelector('.d-sample .p-main'))?.click()
    await olga.page.waitForSelector('.d-sample a[download]')
    expect(olga.breaches).toEqual([])
  }, 60_000)

  it('is shared by a link, and tried by a stranger who leaves nothing behind', async () => {
    await olga.press('Проба и обмен')
    await (await olga.page.waitForSelector('.d-trials .p-main'))?.click()
    const shown = await olga.page.waitForSelector('.d-trial-address')
    address = String(await shown?.evaluate((box) => (box as HTMLInputElement).value))
    const stranger = await visit(scene.browser, address)
    await stranger.sees('Trial: nothing is sent and nothing is kept.')
    await stranger.answer('Name of the dog', 'Rex')
    await stranger.asked('Chip')
    await stranger.press('Skip')
    await stranger.press('Send to State Registry Office')
    await stranger.sees('The trial is over. Nothing was sent')
    await stranger.press('Show a sample of the document')
    await stranger.page.waitForSelector('.trial .over a[download]')
    expect(stranger.breaches).toEqual([])
  }, 60_000)

  it('is closed to them when the link is withdrawn', async () => {
    await (await olga.page.waitForSelector('.d-trials li .p-button'))?.click()
    await olga.page.waitForFunction(() => document.querySelectorAll('.d-trials li').length === 0)
    const late = await visit(scene.browser, address)
    await late.page.waitForSelector('#main :is([role=alert], .problem, p)')
    expect(await late.page.$('#dock')).toBeNull()
  }, 60_000)
})
