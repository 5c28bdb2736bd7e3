import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { compileForm, type FormDefinition } from '#forms'
import { readConfig } from '../server/config.ts'
import { findBrowser } from '../server/gateways/find-browser.ts'
import { flat } from './made-forms.ts'
import { row } from './report.ts'

const project = join(import.meta.dirname, '..')
const corpora = process.env.PARLEY_CORPUS ?? join(project, '../shared/corpus')

type Prepared = { first: number; later: number[] }

/** Milliseconds of preparing the largest public form and one of middle size, in Node and in Chromium. */
export async function preparing(): Promise<void> {
  console.log(
    '\nPreparing a form (ms of CPU in Node, of the clock in the browser; the first time, and the median of seven after, min–max)',
  )
  const forms = publicForms() ?? madeForms()
  const texts = forms.map(({ definition }) => definition)
  print('in Node', forms, texts.map(prepare))
  const browser = await inBrowser(texts).catch((error: Error) => error)
  if (browser instanceof Error) console.log(`  not in a browser: ${browser.message}`)
  else print('in Chromium, no eval', forms, browser)
}

type Sample = { name: string; definition: string }

function print(where: string, forms: Sample[], prepared: Prepared[]): void {
  forms.forEach(({ name, definition }, n) => {
    const { first, later } = prepared[n] as Prepared
    row(`${where}: ${name}`, [
      ['KB', [definition.length / 1000], 0],
      ['first', [first], 1],
      ['then', later, 1],
    ])
  })
}

function prepare(definition: string): Prepared {
  const times = Array.from({ length: 8 }, () => {
    const parsed = JSON.parse(definition) as FormDefinition
    const before = process.cpuUsage()
    compileForm(parsed)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return { first: times[0] ?? 0, later: times.slice(1) }
}

/** The largest and the middle one of the governments' forms that can be published, where the corpora are at hand. */
function publicForms(): Sample[] | undefined {
  const all = globSync(['us-grants*.jsonl', 'va-*.jsonl'], { cwd: corpora })
    .filter((name) => existsSync(join(corpora, name)) && !name.includes('fragments'))
    .flatMap((name) => readFileSync(join(corpora, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as { name: string; broken?: string; schema: object; uiSchema?: object })
    .filter(({ broken }) => broken === undefined)
    .map(({ name, schema, uiSchema }) => ({ name, definition: JSON.stringify({ schema, uiSchema }) }))
    .toSorted((a, b) => b.definition.length - a.definition.length)
  const [largest, middle] = [all[0], all[all.length >> 1]]
  return largest && middle && [largest, middle]
}

/** The largest form that we know of has 327 questions, one of middle size 57. */
function madeForms(): Sample[] {
  return [327, 57].map((size) => ({ name: `${size} questions`, definition: JSON.stringify(flat(size)) }))
}

/** Prepares them in a page whose policy forbids `eval`, as the chat's does. @throws Error when there is no browser */
async function inBrowser(forms: string[]): Promise<Prepared[]> {
  const { browser, dataFolder } = readConfig()
  const { executable } = await findBrowser({ executablePath: browser, dataFolder })
  const { outputFiles } = await build({
    entryPoints: [join(project, 'bench/in-browser/prepare.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    logLevel: 'error',
  })
  const script = outputFiles[0]?.text ?? ''
  const data = JSON.stringify(forms).replaceAll('<', '\\u003c')
  const page = `<!doctype html><body><script type="application/json" id="forms">${data}</script><script src="/prepare.js"></script>`
  const server = createServer((request, response) => {
    const isScript = request.url === '/prepare.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'")
    // Isolated pages have a clock of 5 µs; others one of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.end(isScript ? script : page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await pageText(executable, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
  }
}

async function pageText(executable: string, url: string): Promise<Prepared[]> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const words = ['--headless', ...asRoot, '--disable-gpu', '--dump-dom', url]
  const page = await text(spawn(executable, words, { stdio: ['ignore', 'pipe', 'ignore'] }).stdout)
  const found = /<body>(\[.*\])/s.exec(page)?.[1]
  if (found === undefined) throw new Error('the page did not come to its end')
  return JSON.parse(found) as Prepared[]
}
