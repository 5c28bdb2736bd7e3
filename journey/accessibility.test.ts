import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

const scene = running()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What WCAG 2.2 AA and axe's best practices find wrong on the page as it is shown now. */
async function findings(page: Page): Promise<string[]> {
  // A colour that is still changing is not the one that people read.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const end = effect?.getComputedTiming().endTime
      return playState !== 'running' || end === Number.POSITIVE_INFINITY
    }),
  )
  await page.evaluate(axe)
  const found = (await page.evaluate(() =>
    (window as unknown as { axe: { run(what: object, options: object): Promise<AxeResults> } }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )) as AxeResults
  if (found.passes.length === 0) throw new Error('axe looked at nothing.')
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** At 320 CSS pixels, which is 400 % zoom, nothing may need scrolling sideways (WCAG 1.4.10). */
async function sidewaysScroll(page: Page): Promise<number> {
  const before = page.viewport()
  await page.setViewport({ width: 320, height: 640 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (before) await page.setViewport(before)
  return over
}

async function isSound(visitor: Visitor, where: string): Promise<void> {
  let found = await findings(visitor.page)
  // What was caught while an answer was just being taken is looked at once more; what is wrong stays wrong.
  if (found.length > 0) found = await findings(visitor.page)
  expect([where, found]).toEqual([where, []])
  expect([where, await sidewaysScroll(visitor.page)]).toEqual([where, 0])
}

const looks = [
  { language: 'en', scheme: 'light' },
  { language: 'ru', scheme: 'dark' },
] as const

describe.each(looks)('in $language, $scheme', ({ language, scheme }) => {
  const open = async (at: string) => {
    const visitor = await visit(scene.browser, `${scene.program.url}/auth/sign-in?return=${encodeURIComponent(at)}`, {
      language,
    })
    await visitor.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      // What fades in has not its colours yet, and would be found wanting.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    return visitor
  }

  it('every screen of the chat is accessible and fits 320 pixels', { timeout: 120_000 }, async () => {
    const anna = await open('/')
    await isSound(anna, 'demo sign-in')
    await anna.signInAs('anna')
    const screens = [
      '/',
      '/services/transport/parking-permit',
      '/conversations',
      '/documents',
      '/check',
      '/accesses',
      '/keys',
      '/no-such-page',
    ]
    for (const screen of screens) {
      await anna.page.goto(scene.program.url + screen)
      await anna.page.waitForSelector('h1')
      await isSound(anna, screen)
    }
    expect(anna.breaches).toEqual([])
  })

  it('every kind of question in a conversation is accessible', { timeout: 120_000 }, async () => {
    const anna = await open('/services/registry/residence-certificate')
    await anna.signInAs('anna')
    await anna.press(language === 'en' ? 'Start' : 'Начать')
    for (const [index, answer] of answers[language].entries()) {
      await anna.page.waitForSelector('#dock textarea')
      await isSound(
        anna,
        `question ${index + 1}: ${await anna.page.$eval('#dock #step-title', (title) => title.textContent)}`,
      )
      const before = await lastSeq(anna)
      await anna.page.type('#dock textarea', answer)
      await anna.page.keyboard.press('Enter')
      await anna.page.waitForFunction((seq) => document.querySelectorAll('[data-seq], li').length > seq, {}, before)
    }
    await isSound(anna, 'review')
    expect(anna.breaches).toEqual([])
  })

  it.each(Object.entries(panelScreens))(
    'the panel is accessible to %s',
    { timeout: 120_000 },
    async (login, screens) => {
      const official = await open('/admin')
      await official.signInAs(login)
      for (const screen of ['/admin', ...screens.map((table) => `/admin/resources/${table}`)]) {
        await official.page.goto(scene.program.url + screen)
        await official.page.waitForSelector('h1')
        await isSound(official, screen)
      }
      expect(official.breaches).toEqual([])
    },
  )
})

/** The tables that each of them opens, between them every page of the panel. */
const panelScreens = {
  oleg: ['cases', 'cases/actions/emergency', 'services', 'documents'],
  vera: ['roles', 'role_assignments', 'offices', 'invitations', 'evidence_records', 'emergency_openings'],
  admin: ['agencies', 'agency_applications', 'accounts', 'evidence_records', 'jobs'],
}

const lastSeq = ({ page }: Visitor) => page.$$eval('[data-seq], li', (entries) => entries.length)

const answers = {
  en: [
    'A',
    'Anna Petrova',
    '14 May 1988',
    'Linden Street',
    '7',
    'skip',
    'Novozersk',
    '40123',
    'yes',
    'owner',
    'no',
    'no',
    'bank',
  ],
  ru: [
    'А',
    'Анна Петрова',
    '14 мая 1988',
    'Липовая',
    '7',
    'пропустить',
    'Новозёрск',
    '40123',
    'да',
    'собственник',
    'нет',
    'нет',
    'банк',
  ],
}
