import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sums } from './processes.ts'
import { row } from './report.ts'
import { benchFolder, type RunningServer, runServer } from './run-server.ts'
import { signInAs } from './sign-in-as.ts'

const project = join(import.meta.dirname, '..')
const conversations = 100
const turnsEach = 10

/** Memory of server, database and browser: just started, and after a thousand turns. */
export async function memory(): Promise<void> {
  const folder = benchFolder()
  const bare = await runServer(join(project, 'bench/bare-server.ts'), folder)
  const baseline = sums(bare.measure()).together?.memoryMb ?? 1
  await bare.stop()
  const server = await runServer(join(project, 'main.ts'), folder)
  console.log('\nMemory (proportional set size)')
  row('bare Koa', [['MB', [baseline], 0]])
  print('idle', server, baseline)
  await talk(server)
  print(`after ${conversations * turnsEach} turns`, server, baseline)
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

function print(when: string, server: RunningServer, baseline: number): void {
  for (const [kind, { memoryMb }] of Object.entries(sums(server.measure()))) {
    row(`${when}: ${kind}`, [
      ['MB', [memoryMb], 0],
      ['× bare', [memoryMb / baseline], 1],
    ])
  }
}

async function talk({ url }: RunningServer): Promise<void> {
  const cookie = await signInAs(url, 'anna')
  const post = async (path: string, body: object) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { conversation: { id: string } }
  }
  for (let n = 0; n < conversations; n++) {
    const { conversation } = await post('/api/conversations', { service: 'registry/residence-certificate' })
    for (let turn = 0; turn < turnsEach; turn++) {
      await post(`/api/conversations/${conversation.id}/turns`, {
        id: randomUUID(),
        reply: { kind: 'text', text: 'Anna Petrova' },
      })
    }
  }
}
