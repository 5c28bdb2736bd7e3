import { describe, expect, it } from 'vitest'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

const scene = running()

async function began(): Promise<Visitor> {
  const anna = await visit(scene.browser, `${scene.program.url}/services/registry/residence-certificate`)
  await anna.press('Start')
  await anna.signInAs('anna')
  await anna.answer('What is your full name', 'Anna Petrova')
  await anna.asked('When were you born?')
  return anna
}

describe('a conversation that is interrupted', () => {
  it('keeps what was typed when the sign-in has ended, and goes on at the same place', {
    timeout: 60_000,
  }, async () => {
    const anna = await began()
    const { page } = anna
    const context = page.browserContext()
    await context.deleteCookie(...(await context.cookies()))
    await anna.answer('When were you born?', '14 May 1988')
    await anna.sees('Sign in to send this')
    await anna.sees('14 May 1988')
    const link = await page.waitForSelector('main a[href^="/auth/sign-in"]')
    await link?.click()
    await anna.signInAs('anna')
    await anna.asked('In which street do you live?')
    await anna.sees('14 May 1988')
    expect(anna.breaches).toEqual([])
  })

  it('goes on after a reload where it was', { timeout: 60_000 }, async () => {
    const anna = await began()
    await anna.page.reload()
    await anna.asked('When were you born?')
    await anna.sees('Anna Petrova')
  })

  it('sends by itself what was answered while the server was away', { timeout: 90_000 }, async () => {
    const anna = await began()
    scene.program.child.kill('SIGKILL')
    await anna.answer('When were you born?', '14 May 1988')
    await anna.sees('Not sent yet')
    await scene.program.restart()
    await anna.asked('In which street do you live?')
  })
})
