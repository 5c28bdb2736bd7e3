import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, type Program, run, startProgram } from './program.ts'

let program: Program

beforeAll(async () => {
  program = await startProgram()
}, 120_000)
afterAll(() => program?.stop(), 60_000)

describe('the program', () => {
  it('says that it runs already when it is started again on the same data, and leaves that alone', {
    timeout: 60_000,
  }, async () => {
    const printed: string[] = []
    const second = run(await freePort(), program.folder, printed)
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    expect(printed.join('')).toContain(`already runs (process ${program.child.pid}) at ${program.url}`)
    expect((await fetch(`${program.url}/readyz`)).ok).toBe(true)
  })

  it('simply starts again after it was killed', { timeout: 90_000 }, async () => {
    program.child.kill('SIGKILL')
    await once(program.child, 'exit')
    await program.restart()
    expect((await fetch(`${program.url}/api/services`)).ok).toBe(true)
  })

  it('stops everything it started', { timeout: 60_000 }, async () => {
    program.child.kill('SIGINT')
    const [code] = await once(program.child, 'exit')
    expect(code).toBe(0)
    await expect(fetch(`${program.url}/healthz`)).rejects.toThrow()
    await program.restart()
    expect(program.printed()).toContain('embedded, warm')
  })
})
