import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { multipliedDrawing, noise, picture } from '../test/heavy-markup.ts'
import { openPrinter, type Printer } from './printer.ts'

const expected = { mustContain: 'registry-2026-000017', lang: 'en', title: 'Certificate' }
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Certificate</title></head><body>${expected.mustContain} ${body}</body></html>`
const settings = { dataFolder: tmpdir(), log: { debug: () => undefined, warn: () => undefined } }
const MEGABYTE = 2 ** 20

let printer: Printer

beforeAll(async () => {
  printer = await openPrinter({ ...settings, limitMs: 4_000, limitBytes: 700 * MEGABYTE })
})

afterAll(() => printer.close())

describe('a document that is too much for the browser', () => {
  it.each([
    ['a picture of 400 million dots', picture(20_000, 20_000)],
    ['a drawing that multiplies itself', multipliedDrawing(9)],
    ['a drawing that takes for ever', noise],
    ['a table without end', `<table>${'<tr><td>x</td><td>y</td></tr>'.repeat(100_000)}</table>`],
    ['boxes in boxes without end', '<div>'.repeat(50_000)],
  ])('is given up, and the next one prints: %s', async (_, body) => {
    const broken = { name: 'PrintBroke', code: 'gateway-failed', retryable: true }
    await expect(printer.print(page(body), expected)).rejects.toMatchObject(broken)
    expect((await printer.print(page('next'), expected)).length).toBeGreaterThan(1000)
  })

  it('is refused for good with its reason when it is too long or too large', async () => {
    const long = printer.print(page('<p style="break-after: page">x</p>'.repeat(300)), expected)
    await expect(long).rejects.toMatchObject({ defect: 'too-many-pages', retryable: false })
    const large = printer.print(page('x'.repeat(17 * MEGABYTE)), expected)
    await expect(large).rejects.toMatchObject({ defect: 'too-large', retryable: false })
  })

  it('takes no other with it when it is printed apart', async () => {
    const [other, broken] = await Promise.allSettled([
      printer.print(page('<p>x</p>'.repeat(5_000)), expected),
      printer.print(page(picture(20_000, 20_000)), expected, { apart: true }),
    ])
    expect([other.status, broken.status]).toEqual(['fulfilled', 'rejected'])
  })
})

/** Ids and resident bytes of the processes in a group; what has ended and waits to be noticed is none. */
function membersOf(group: number): { id: number; bytes: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, , processGroup] = /\) (\S) (\d+) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        if (Number(processGroup) !== group || state === 'Z') return []
        const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
        return [{ id: Number(name), bytes: Number(kilobytes ?? 0) * 1024 }]
      } catch {
        return []
      }
    })
}

describe.runIf(process.platform === 'linux')('processes of the browser', () => {
  const sum = (group: number) => membersOf(group).reduce((all, { bytes }) => all + bytes, 0)

  it('stay as many and as large over two hundred documents', { timeout: 60_000 }, async () => {
    const steady = await openPrinter({ ...settings, documentsPerBrowser: 1_000 })
    const group = steady.processId() as number
    const printSome = async (count: number) => {
      for (let done = 0; done < count; done += 2) {
        await Promise.all([1, 2].map((one) => steady.print(page(`<p>${done} ${one}</p>`.repeat(200)), expected)))
      }
      return { processes: membersOf(group).length, bytes: sum(group) }
    }
    const early = await printSome(50)
    const late = await printSome(150)
    await steady.close()
    expect(late.processes).toBeLessThanOrEqual(early.processes + 1)
    expect(late.bytes).toBeLessThan(early.bytes * 1.5)
  })

  it('are all gone after a document that broke one, and after the printer is closed', async () => {
    const short = await openPrinter({ ...settings, limitMs: 3_000 })
    const first = short.processId() as number
    expect(membersOf(first).length).toBeGreaterThan(1)
    await expect(short.print(page(noise), expected)).rejects.toMatchObject({ name: 'PrintBroke' })
    await short.print(page('next'), expected)
    const second = short.processId() as number
    await short.close()
    await vi.waitFor(() => expect([...membersOf(first), ...membersOf(second)]).toEqual([]), 5_000)
  })

  it('end with the server, however it ended', async () => {
    const program = `
      const { openPrinter } = await import(${JSON.stringify(new URL('./printer.ts', import.meta.url).href)})
      const silent = { debug() {}, warn() {} }
      const printer = await openPrinter({ dataFolder: ${JSON.stringify(tmpdir())}, log: silent })
      console.log(printer.processId())
      setInterval(() => undefined, 1000)`
    const server = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = (await once(server.stdout, 'data')) as [Buffer]
    const group = Number(said.toString())
    expect(membersOf(group).length).toBeGreaterThan(1)
    server.kill('SIGKILL')
    await vi.waitFor(() => expect(membersOf(group)).toEqual([]), 10_000)
  })
})
