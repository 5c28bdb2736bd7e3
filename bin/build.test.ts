import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../server/test/temporary-folder.ts'
import { buildStale, type Step } from './build.ts'

let folder: string
let built: string[]
let steps: Step[]

const put = (path: string, text = '') => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const build = () => buildStale(folder, steps, () => {})

beforeEach(async () => {
  folder = temporaryFolder()
  built = []
  const step = (name: string): Step => ({
    name,
    sources: [`${name}/**`, 'shared/**'],
    output: `${name}/dist/index.html`,
    build: async () => {
      built.push(name)
      put(`${name}/dist/index.html`, 'built')
    },
  })
  steps = [step('chat'), step('panel')]
  for (const source of ['chat/main.ts', 'chat/deep/part.ts', 'panel/main.ts', 'shared/rule.ts']) put(source, source)
  await build()
  built = []
})

describe('building what is stale', () => {
  it('builds nothing twice', async () => {
    await build()
    expect(built).toEqual([])
  })

  it('builds only what depends on the change', async () => {
    put('chat/deep/part.ts', 'changed')
    await build()
    put('shared/rule.ts', 'changed')
    await build()
    expect(built).toEqual(['chat', 'chat', 'panel'])
  })

  it('sees new, renamed and removed sources', async () => {
    put('panel/new.ts')
    await build()
    rmSync(join(folder, 'panel/new.ts'))
    await build()
    expect(built).toEqual(['panel', 'panel'])
  })

  it('looks at contents, not at times, and not at tests or outputs', async () => {
    utimesSync(join(folder, 'chat/main.ts'), new Date(), new Date())
    put('chat/main.test.ts', 'a test')
    put('chat/dist/other.js', 'an output')
    put('shared/node_modules/some/index.js', 'a package')
    await build()
    expect(built).toEqual([])
  })

  it('builds again when the output is gone, or when the last attempt failed', async () => {
    rmSync(join(folder, 'chat/dist'), { recursive: true })
    await build()
    put('panel/main.ts', 'changed')
    const [, panel] = steps
    const failing = [{ ...(panel as Step), build: () => Promise.reject(new Error('no')) }]
    await expect(buildStale(folder, failing, () => {})).rejects.toThrow('no')
    await build()
    expect(built).toEqual(['chat', 'panel'])
  })

  it('builds once when two processes ask together', async () => {
    put('chat/main.ts', 'changed')
    await Promise.all([build(), build()])
    expect(built).toEqual(['chat'])
  })
})
