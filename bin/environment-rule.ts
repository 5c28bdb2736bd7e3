import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files that may: the settings, knex's own file, the script that runs before all of them, and the one that sets a role. */
const readers = new Set(['server/config.ts', 'knexfile.ts', 'bin/run.mjs', 'bin/worker.ts'])

const places = '{*,{forms,catalog,server,admin,chat,migrations,seeds,bin}/**/*}.{ts,tsx,mjs,cjs}'

/** Settings come in through server/config.ts alone. Answers with `file:line` of every other look at the environment. */
export function findEnvironmentReaders(folder: string): string[] {
  const exclude = (path: string) => /(^|[/\\])(dist|node_modules|test)$|\.test\.tsx?$/.test(path)
  return globSync(places, { cwd: folder, exclude })
    .filter((path) => !readers.has(path.replaceAll('\\', '/')))
    .flatMap((path) => readingLines(readFileSync(join(folder, path), 'utf8')).map((line) => `${path}:${line}`))
}

function readingLines(text: string): number[] {
  const reads = /(?<!['"])\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\[['"]env['"]\]|\benv\b[^;\n]*from '(node:)?process'/
  return text.split('\n').flatMap((line, index) => (reads.test(line) ? [index + 1] : []))
}
