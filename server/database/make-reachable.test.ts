import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { makeReachable } from './make-reachable.ts'

let native: string
let copies: string
let probed: string[]

/** A package as npm leaves it when install scripts are switched off: libraries without their short names. */
beforeEach(() => {
  const folder = temporaryFolder()
  native = join(folder, 'package', 'native')
  copies = join(folder, 'copies')
  probed = []
  for (const part of ['bin', 'lib']) mkdirSync(join(native, part), { recursive: true })
  writeFileSync(join(folder, 'package', 'package.json'), '{"version":"18.4.0"}')
  writeFileSync(join(native, 'bin', 'postgres'), 'program', { mode: 0o700 })
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 })
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
})

/** Answers as a server account would that can run programs below `reachable` only. */
const probeBelow = (reachable: string) => async (programs: string) => {
  probed.push(programs)
  return programs.startsWith(reachable) ? programs : undefined
}

describe('making the packaged PostgreSQL reachable', () => {
  it('uses the programs in place where they run, and makes the missing library names', async () => {
    expect(await makeReachable(native, copies, probeBelow(native))).toBe(join(native, 'bin'))
    expect(readFileSync(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
    expect(existsSync(copies)).toBe(false)
  })

  it('copies them once where they do not run, open for every account', async () => {
    const copy = join(copies, 'postgresql-18.4.0')
    expect(await makeReachable(native, copies, probeBelow(copies))).toBe(join(copy, 'bin'))
    expect(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
    expect(statSync(join(copy, 'bin', 'postgres')).mode & 0o777).toBe(0o755)
    expect(statSync(join(copy, 'lib', 'libpq.so.5.18')).mode & 0o777).toBe(0o644)
    writeFileSync(join(copy, 'untouched'), '')
    await makeReachable(native, copies, probeBelow(copies))
    expect(readdirSync(copy)).toContain('untouched')
    expect(probed.at(-1)).toBe(join(copy, 'bin'))
  })

  it('does not trust a copy that was interrupted', async () => {
    mkdirSync(join(copies, 'postgresql-18.4.0', 'bin'), { recursive: true })
    await makeReachable(native, copies, probeBelow(copies))
    expect(existsSync(join(copies, 'postgresql-18.4.0', 'bin', 'postgres'))).toBe(true)
  })

  it('says when they run nowhere', async () => {
    expect(await makeReachable(native, copies, async () => undefined)).toBeUndefined()
  })
})
