import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { waitForLock } from '../server/database/lock.ts'

export type Step = {
  name: string
  /** Patterns, relative to the project, of every file that the output depends on. Tests and outputs never count. */
  sources: string[]
  /** The file that is there when the step is done; beside it the digest of its sources is kept. */
  output: string
  build(): Promise<unknown>
}

const project = join(import.meta.dirname, '..')
const shared = ['forms/**', 'catalog/**', 'chat/**', 'package-lock.json']

const steps: Step[] = [
  {
    name: 'the chat',
    sources: shared,
    output: 'chat/dist/index.html',
    build: async () => {
      const { build } = await import('vite')
      await build({ configFile: join(project, 'chat/vite.config.ts'), logLevel: 'warn' })
    },
  },
  {
    name: 'the panel’s components',
    sources: [...shared, 'admin/**'],
    output: 'admin/dist/components.bundle.js',
    build: async () => (await import('../admin/build.ts')).buildAdmin(),
  },
  {
    name: 'the verifier in one file',
    sources: ['verifier/**', 'server/gateways/**', 'server/documents/**', 'package-lock.json'],
    output: 'verifier/dist/verifier.html',
    build: async () => (await import('../verifier/build.ts')).buildVerifier(),
  },
]

/** Builds what browsers load, as far as its sources have changed since. Two processes at once build once. */
export async function buildStale(folder: string, wanted: Step[], say: (text: string) => void): Promise<void> {
  const isStale = (step: Step) => isOutOfDate(folder, step)
  if (!wanted.some(isStale)) return
  mkdirSync(join(folder, 'node_modules', '.cache'), { recursive: true })
  const lock = await waitForLock(join(folder, 'node_modules', '.cache', 'build.lock'), 600)
  try {
    for (const step of wanted.filter(isStale)) {
      const began = performance.now()
      // Read before building: what changes meanwhile makes the output stale again.
      const digest = digestOf(folder, step.sources)
      rmSync(digestFile(folder, step), { force: true })
      await step.build()
      writeFileSync(digestFile(folder, step), digest)
      say(`Built ${step.name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    }
  } finally {
    lock.release()
  }
}

function isOutOfDate(folder: string, step: Step): boolean {
  const kept = digestFile(folder, step)
  if (!existsSync(join(folder, step.output)) || !existsSync(kept)) return true
  return readFileSync(kept, 'utf8') !== digestOf(folder, step.sources)
}

function digestFile(folder: string, step: Step): string {
  return join(folder, dirname(step.output), '.sources')
}

/** Names and contents, so that a fresh checkout with new file times is not stale. */
function digestOf(folder: string, patterns: string[]): string {
  const digest = createHash('sha256')
  const exclude = (path: string) => /(^|[/\\])(dist|node_modules)$|\.test\.tsx?$/.test(path)
  for (const path of globSync(patterns, { cwd: folder, exclude }).sort()) {
    const file = join(folder, path)
    if (statSync(file).isFile()) digest.update(`${path}\0`).update(readFileSync(file)).update('\0')
  }
  return digest.digest('hex')
}

if (import.meta.main) await buildStale(project, steps, console.log)
