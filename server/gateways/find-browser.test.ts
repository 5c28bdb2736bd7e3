import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'
import { readTar } from './read-tar.ts'

async function aBrowserNamed(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-browser-'))
  for (const name of names) {
    await writeFile(join(folder, name), `#!/bin/sh\necho "${name} 156.0.1"\n`)
    await chmod(join(folder, name), 0o755)
  }
  return folder
}

describe('finding the browser that prints', () => {
  it('takes the one that was set before all others', async () => {
    const folder = await aBrowserNamed('chromium', 'mine')
    const found = await findBrowser({ executablePath: join(folder, 'mine'), searchPath: folder, dataFolder: folder })
    expect(found).toEqual({ executable: join(folder, 'mine'), source: 'setting', version: 'mine 156.0.1' })
  })

  it('prefers the headless shell of the system to its full browser', async () => {
    const folder = await aBrowserNamed('google-chrome', 'chromium', 'chromium-headless-shell')
    const found = await findBrowser({ searchPath: `/nowhere:${folder}`, dataFolder: folder })
    expect(found).toMatchObject({ executable: join(folder, 'chromium-headless-shell'), source: 'system' })
  })

  it('says plainly that the one that was set does not start', async () => {
    const search = findBrowser({ executablePath: '/nowhere/chromium', dataFolder: tmpdir() })
    await expect(search).rejects.toMatchObject({ code: 'gateway-failed', retryable: false })
  })
})

describe('reading a tar archive', () => {
  const entry = (name: string, content: string) => {
    const header = Buffer.alloc(512)
    header.write(name, 0)
    header.write(content.length.toString(8).padStart(11, '0'), 124)
    header.write('0', 156)
    return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))])
  }

  it('gives each file with its content', () => {
    const archive = Buffer.concat([entry('a/one.txt', 'one'), entry('two', 'x'.repeat(600)), Buffer.alloc(1024)])
    expect(readTar(archive).map(({ path, bytes }) => [path, bytes.length])).toEqual([
      ['a/one.txt', 3],
      ['two', 600],
    ])
  })

  it('refuses a path that leads outside', () => {
    expect(() => readTar(entry('../evil', 'x'))).toThrow('points outside')
    expect(() => readTar(entry('/etc/evil', 'x'))).toThrow('points outside')
  })
})
