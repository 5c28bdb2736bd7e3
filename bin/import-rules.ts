import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type ImportReport = {
  /** Files that were read. None means that the tool ran over nothing, and its silence says nothing. */
  cruised: number
  violations: { rule: string; from: string; to: string }[]
  /** Why each rule is there. */
  reasons: Map<string, string>
}

type Summary = {
  totalCruised: number
  violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[]
  ruleSetUsed: { forbidden: { name: string; comment: string }[] }
}

const program = join(import.meta.dirname, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const parts = [
  'main.ts',
  'forms',
  'catalog',
  'server',
  'admin',
  'chat',
  'migrations',
  'seeds',
  'bench',
  'bin',
  'journey',
]

/** Holds the files of a project folder against the rules in its `.dependency-cruiser.cjs`. */
export async function checkImports(folder: string): Promise<ImportReport> {
  const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-progress']
  const there = parts.filter((part) => existsSync(join(folder, part)))
  // Its exit code counts violations; the report says the same and more.
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words, ...there], {
    cwd: folder,
    maxBuffer: 200_000_000,
  }).catch((error: { stdout?: string; message: string }) => {
    if (error.stdout) return { stdout: error.stdout }
    throw error
  })
  const { summary } = JSON.parse(stdout) as { summary: Summary }
  return {
    cruised: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map((step) => step.name).join(' → ') : to,
    })),
    reasons: new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment])),
  }
}
