// What `npm run check` runs: format and lint, types, import rules, settings, dead code. Prints what is wrong, else a line a part.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findEnvironmentReaders } from './environment-rule.ts'
import { checkImports } from './import-rules.ts'

/** A part answers with what is wrong, or with nothing. */
type Part = { name: string; find(): Promise<string> }

const project = join(import.meta.dirname, '..')
const run = promisify(execFile)

const tool = (name: string, script: string, ...words: string[]): Part => ({
  name,
  find: () =>
    run(process.execPath, [join(project, 'node_modules', script), ...words], {
      cwd: project,
      maxBuffer: 50_000_000,
    }).then(
      () => '',
      ({ stdout = '', stderr = '', message }) => `${stdout}${stderr}`.trim() || message,
    ),
})

// Only what changed is compiled again; what was known is kept out of the way.
const types = (folder: string): Part => {
  const kept = `node_modules/.cache/tsc/${folder.replaceAll('/', '-')}.json`
  return tool(`types ${folder}`, 'typescript/bin/tsc', '-p', folder, '--incremental', '--tsBuildInfoFile', kept)
}

const imports: Part = {
  name: 'imports',
  find: async () => {
    const { cruised, violations, reasons } = await checkImports(project)
    if (cruised === 0) return 'dependency-cruiser read no file: its rules were not checked.'
    return [...Map.groupBy(violations, ({ rule }) => rule)]
      .flatMap(([rule, broken]) => [
        `${rule}: ${reasons.get(rule)}`,
        ...broken.map(({ from, to }) => `  ${from} → ${to}`),
      ])
      .join('\n')
  },
}

const environment: Part = {
  name: 'settings',
  find: async () =>
    findEnvironmentReaders(project)
      .map((place) => `${place} reads the environment; only server/config.ts may.`)
      .join('\n'),
}

const parts = [
  types('.'),
  tool(
    'format and lint',
    '@biomejs/biome/bin/biome',
    'check',
    '--reporter=concise',
    '--diagnostic-level=error',
    '--max-diagnostics=200',
    '.',
  ),
  types('forms'),
  types('catalog'),
  types('chat'),
  types('chat/tsconfig.test.json'),
  types('admin/components'),
  types('journey'),
  types('bench/in-browser'),
  types('verifier'),
  imports,
  environment,
  tool('dead code', 'knip/bin/knip.js', '--no-progress'),
]

let wrong = 0
// Two at a time: each of them fills a core.
const waiting = [...parts]
await Promise.all([work(), work()])
console.log(wrong === 0 ? 'All is well.' : `${wrong} of ${parts.length} parts found something.`)
process.exit(wrong === 0 ? 0 : 1)

async function work(): Promise<void> {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const began = performance.now()
    const found = await part.find()
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    if (found) wrong++
    console.log(found ? `\n✗ ${part.name} (${took})\n${found}\n` : `✓ ${part.name} (${took})`)
  }
}
