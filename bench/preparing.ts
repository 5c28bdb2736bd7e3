import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { readConfig } from '../server/config.ts'
import { findBrowser } from '../server/gateways/find-browser.ts'
import { flat } from './made-forms.ts'
import { aim, median, row } from './report.ts'

const project = join(import.meta.dirname, '..')
/** Milliseconds that preparing may take, for a form of middle size and for the largest that we know of. */
const [TYPICAL, LARGEST] = [5, 50]
const corpora = process.env.PARLEY_CORPUS ?? join(project, '../shared/corpus')

type Prepared = { first: number; later: number[] }

const processes = 5

/**
 * Milliseconds of preparing the largest public form and one of middle size, in Node and in Chromium: the first form of a
 * process of its own, where nothing has warmed up, and the same again.
 */
export async function preparing(): Promise<void> {
  console.log(
    `\nPreparing a form (ms of CPU in Node, of the clock in the browser; median of ${processes} processes, min–max)`,
  )
  const forms = publicForms() ?? madeForms()
  for (const form of forms) await print('in Node', form, () => inNode(form.definition))
  for (const form of forms) await print('in Chromium, no eval', form, () => inBrowser(form.definition))
}

type Sample = { name: string; definition: string; most: number }

async function print(
  where: string,
  { name, definition, most }: Sample,
  prepare: () => Promise<Prepared>,
): Promise<void> {
  const prepared: Prepared[] = []
  try {
    for (let n = 0; n < processes; n++) prepared.push(await prepare())
  } catch (error) {
    console.log(`  not ${where}: ${(error as Error).message}`)
    return
  }
  const [first, then] = [prepared.map((one) => one.first), prepared.map(({ later }) => median(later))]
  row(`${where}: ${name}`, [
    ['KB', [definition.length / 1000], 0],
    ['first', first, 1],
    ['then', then, 1],
  ])
  aim(`preparing ${name} ${where}, the first form of a process, ms`, median(first), most, 1)
  aim(`preparing ${name} ${where}, warm, ms`, median(then), most, 1)
}

async function inNode(definition: string): Promise<Prepared> {
  const child = spawn(process.execPath, [join(project, 'bench/prepare.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(definition)
  return JSON.parse(await text(child.stdout)) as Prepared
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
  return (
    largest &&
    middle && [
      { ...largest, most: LARGEST },
      { ...middle, most: TYPICAL },
    ]
  )
}

/** The largest form that we know of has 327 questions, one of middle size 57. */
function madeForms(): Sample[] {
  const sizes = [[327, LARGEST] as const, [57, TYPICAL] as const]
  return sizes.map(([size, most]) => ({ name: `${size} questions`, definition: JSON.stringify(flat(size)), most }))
}

/** Prepares one in a page whose policy forbids `eval`, as the chat's does. @throws Error when there is no browser */
async function inBrowser(definition: string): Promise<Prepared> {
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
  const data = JSON.stringify(definition).replaceAll('<', '\\u003c')
  const page = `<!doctype html><body><script type="application/json" id="form">${data}</script><script src="/prepare.js"></script>`
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

async function pageText(executable: string, url: string): Promise<Prepared> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const words = ['--headless', ...asRoot, '--disable-gpu', '--dump-dom', url]
  const page = await text(spawn(executable, words, { stdio: ['ignore', 'pipe', 'ignore'] }).stdout)
  const found = /<body>(\{.*\})/s.exec(page)?.[1]
  if (found === undefined) throw new Error('the page did not come to its end')
  return JSON.parse(found) as Prepared
}
