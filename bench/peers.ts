import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDefaultFormState, type RJSFSchema, retrieveSchema } from '@rjsf/utils'
import { schemaValidator } from '../chat/form/schema-validator.ts'
import { flat } from './made-forms.ts'
import type { Variant } from './measure.ts'

const folder = join(import.meta.dirname, 'peers')

type Peer = { name: string; calls: number; largest: number; make(size: number): () => unknown }

/** What others do for the same turn, at a size of form that they bear. Those that are not installed are left out. */
export async function peers(): Promise<(size: number) => Variant[]> {
  const all = [rjsf, ...(arePeersInstalled() ? await installed() : [])]
  return (size) =>
    all
      .filter(({ largest }) => size <= largest)
      .map(({ name, calls, make }) => ({ name, calls: Math.max(3, Math.ceil((calls * 12) / size)), call: make(size) }))
}

/**
 * Installs the packages that are only measured beside ours, unless they are there. Without network the bench goes on
 * without them and says so.
 */
export function arePeersInstalled(): boolean {
  const isThere = () => read('node_modules/.package-lock.json') !== undefined && isUpToDate()
  if (isThere() || hasTried) return isThere()
  hasTried = true
  console.log('Installing the packages that Parley is measured beside (bench/peers). This needs the network.')
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const options = { cwd: folder, stdio: 'inherit' as const, shell: !own && process.platform === 'win32' }
  if (own) spawnSync(process.execPath, [own, ...words], options)
  else spawnSync('npm', words, options)
  if (!isThere()) console.log('They could not be installed, so the bench goes on without them.')
  return isThere()
}

let hasTried = false

function isUpToDate(): boolean {
  const wanted = read('package-lock.json')
  const found = read('node_modules/.package-lock.json')
  return Object.entries(wanted ?? {}).every(
    ([path, { version, optional }]) => path === '' || optional || found?.[path]?.version === version,
  )
}

function read(name: string): Record<string, { version?: string; optional?: true }> | undefined {
  const file = join(folder, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

/** What a mounted form works out anew at each change, before it validates: the whole data, and the schema that fits them. */
const rjsf: Peer = {
  name: '@rjsf/utils',
  calls: 200,
  largest: 1000,
  make: (size) => {
    const schema = flat(size).schema as RJSFSchema
    let turns = 0
    return () => {
      const data = getDefaultFormState(schemaValidator, schema, { question0: `change ${turns++}` }, schema)
      return retrieveSchema(schemaValidator, schema, schema, data)
    }
  },
}

/** They have no types of ours and are not always there, so they are reached by their address. */
async function installed(): Promise<Peer[]> {
  const load = async (name: string) => await import(new URL(`peers/${name}.mjs`, import.meta.url).href)
  const survey = await load('survey')
  const { waterfall } = await load('botbuilder')
  return [
    { name: 'survey-core, kept', calls: 500, largest: 1000, make: survey.live },
    { name: 'survey-core, made anew', calls: 20, largest: 150, make: survey.stateless },
    { name: 'botbuilder-dialogs', calls: 100, largest: 150, make: waterfall },
  ]
}
