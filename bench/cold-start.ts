import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sums } from './processes.ts'
import { median, row } from './report.ts'
import { benchFolder, runServer } from './run-server.ts'

const project = join(import.meta.dirname, '..')
const rounds = 3

type Start = { seconds: number; cpuMs: number }

/** Seconds and CPU until the first page: bare Koa, Parley on a machine that never saw it, and Parley again. */
export async function coldStart(): Promise<void> {
  const bare: Start[] = []
  const first: Start[] = []
  const again: Start[] = []
  for (let round = 0; round < rounds; round++) {
    const folder = benchFolder()
    bare.push(await start(join(project, 'bench/bare-server.ts'), folder))
    first.push(await start(join(project, 'main.ts'), folder))
    again.push(await start(join(project, 'main.ts'), folder))
    rmSync(folder, { recursive: true, force: true })
  }
  console.log('\nCold start to the first page (median of %d, min–max)', rounds)
  const cpu = median(bare.map(({ cpuMs }) => cpuMs))
  for (const [name, starts] of [
    ['bare Koa', bare],
    ['Parley, first start', first],
    ['Parley, next start', again],
  ] as const) {
    const ms = starts.map(({ cpuMs }) => cpuMs)
    row(name, [
      ['seconds', starts.map(({ seconds }) => seconds), 2],
      ['CPU ms, all processes', ms, 0],
      ['× bare', ms.map((one) => one / cpu), 1],
    ])
  }
}

async function start(script: string, folder: string): Promise<Start> {
  const server = await runServer(script, folder)
  const cpuMs = sums(server.measure()).together?.cpuMs ?? 0
  await server.stop()
  return { seconds: server.firstPage, cpuMs }
}
