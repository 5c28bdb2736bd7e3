import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../server/test/temporary-folder.ts'

let folder: string
const path = (name: string) => join(folder, name)
const put = (name: string, text: string) => writeFileSync(path(name), text)
const calls = () => (existsSync(path('npm-calls')) ? readFileSync(path('npm-calls'), 'utf8').trim().split('\n') : [])

/** Stands in for npm: notes what it was asked, and puts the packages there. */
const npm = `
  import { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync, readFileSync } from 'node:fs'
  appendFileSync('npm-calls', process.argv.slice(2, 4).filter((word) => !word.startsWith('--')).join(' ') + '\\n')
  if (existsSync('npm-fails')) process.exit(1)
  mkdirSync('node_modules/node/bin', { recursive: true })
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  delete wanted['']
  delete wanted['node_modules/only-elsewhere']
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: wanted }))
  if (!existsSync('npm-skips-scripts') || process.argv[2] === 'rebuild') {
    if (!existsSync('node_modules/node/bin/node')) symlinkSync(process.execPath, 'node_modules/node/bin/node')
  }
`

function writeLock(version: string): void {
  const packages = {
    '': {},
    'node_modules/some': { version },
    'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
  }
  put('package-lock.json', JSON.stringify({ packages }))
}

beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(path('bin'))
  cpSync(join(import.meta.dirname, 'run.mjs'), path('bin/run.mjs'))
  put('package.json', JSON.stringify({ type: 'module', dependencies: { node: '24.0.0' } }))
  put('npm.js', npm)
  writeLock('1.0.0')
  put('say.ts', `const words: string[] = process.argv.slice(2)\nconsole.log('said', ...words)\n`)
})

const start = (...words: string[]) => startAs(process.execPath, 'bin/run.mjs', ...words)

function startAs(program: string, ...words: string[]): ChildProcess {
  return spawn(program, words, {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', npm_execpath: path('npm.js'), npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(...words: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = start(...words)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => (out += chunk))
  child.stderr?.on('data', (chunk) => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('running a script on a bare machine', () => {
  it('installs what the lock file asks for, says so, and runs the script with its words', async () => {
    const { code, out, err } = await run('say.ts', 'hello', '--loud')
    expect({ code, out }).toEqual({ code: 0, out: 'said hello --loud\n' })
    expect(err).toContain('first run')
    expect(calls()).toEqual(['ci'])
  })

  it('installs nothing the second time', async () => {
    await run('say.ts')
    expect((await run('say.ts')).err).toBe('')
    expect(calls()).toEqual(['ci'])
  })

  it('installs again when the lock file has changed', async () => {
    await run('say.ts')
    writeLock('2.0.0')
    expect((await run('say.ts')).err).toContain('package-lock.json has changed')
    expect(calls()).toEqual(['ci', 'ci'])
  })

  it('installs without a lock file where there is none', async () => {
    put('npm.js', npm.replace("readFileSync('package-lock.json', 'utf8')", `'{"packages":{}}'`))
    rmSync(path('package-lock.json'))
    expect((await run('say.ts')).out).toBe('said\n')
    expect(calls()).toEqual(['install'])
  })

  it('fetches the pinned Node alone when only that is missing', async () => {
    put('npm-skips-scripts', '')
    const { out, err } = await run('say.ts')
    expect(out).toBe('said\n')
    expect(err).toContain('Fetching Node 24.0.0')
    expect(calls()).toEqual(['ci', 'rebuild node'])
  })

  it('says what to do when npm fails, and runs nothing', async () => {
    put('npm-fails', '')
    const { code, out, err } = await run('say.ts')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('could not be installed')
  })

  it('builds first when asked, and stops when that fails', async () => {
    put('bin/build.ts', `console.log('built')`)
    expect((await run('--build', 'say.ts')).out).toBe('built\nsaid\n')
    put('bin/build.ts', 'process.exit(4)')
    expect(await run('--build', 'say.ts')).toMatchObject({ code: 4, out: '' })
  })

  it('ends with the code of the script', async () => {
    put('fail.ts', 'process.exit(7)')
    expect((await run('fail.ts')).code).toBe(7)
  })

  it('explains itself without a script', async () => {
    expect(await run()).toMatchObject({ code: 1, out: '' })
  })
})

describe('stopping a running script', () => {
  const waiting = `
    import { writeFileSync } from 'node:fs'
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
      process.on(event, () => (writeFileSync('stopped-by', event), process.exit(3)))
    }
    setInterval(() => {}, 1000)
    console.log('ready')
  `
  async function stopBy(signal: NodeJS.Signals, starter = start): Promise<unknown> {
    put('wait.ts', waiting)
    const child = starter('wait.ts')
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    const exit = once(child, 'exit')
    child.kill(signal)
    const [code] = await exit
    const by = () => (existsSync(path('stopped-by')) ? readFileSync(path('stopped-by'), 'utf8') : '')
    await expect.poll(by, { timeout: 5000 }).not.toBe('')
    return { code, by: by() }
  }

  it('passes SIGTERM on and waits', async () => {
    expect(await stopBy('SIGTERM')).toEqual({ code: 3, by: 'SIGTERM' })
  })

  it('closes the channel on an interrupt that did not reach the script by itself, and waits', async () => {
    expect(await stopBy('SIGINT')).toEqual({ code: 3, by: 'disconnect' })
  })

  it('lets the script notice that its parent was killed', async () => {
    expect(await stopBy('SIGKILL')).toEqual({ code: null, by: 'disconnect' })
  })

  it('stops when only the shell that npm had started it with got the signal', async () => {
    const inShell = (script: string) => startAs('/bin/sh', '-c', `"${process.execPath}" bin/run.mjs ${script}; exit $?`)
    expect(await stopBy('SIGKILL', inShell)).toEqual({ code: null, by: 'disconnect' })
  })
})
