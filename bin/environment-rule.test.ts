import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../server/test/temporary-folder.ts'
import { findEnvironmentReaders } from './environment-rule.ts'

describe('the rule that settings are read in one place', () => {
  it('finds every other look at the environment, however it is written', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'server'))
    const put = (path: string, text: string) => writeFileSync(join(folder, path), text)
    put('server/config.ts', 'const port = process.env.PORT')
    mkdirSync(join(folder, 'server/test'))
    put('server/test/part.ts', 'process.env.PORT')
    put('server/one.test.ts', 'process.env.PORT = "0"')
    put('server/fine.ts', 'const environment = process.version')
    put('server/plain.ts', '\nconst port = process.env.PORT')
    put('server/quoted.ts', `const { PORT } = process['env']`)
    put('server/named.ts', `import { env } from 'node:process'`)
    put('main.ts', 'const port = process?.env.PORT')
    expect(findEnvironmentReaders(folder).sort()).toEqual([
      'main.ts:1',
      'server/named.ts:1',
      'server/plain.ts:2',
      'server/quoted.ts:1',
    ])
  })
})
