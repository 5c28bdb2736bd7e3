// What `npm test` runs once everything is built. Arguments choose test files, as with vitest itself.
import { spawnSync } from 'node:child_process'
import { startVitest, type TestModule } from 'vitest/node'
import { readConfig } from '../server/config.ts'
import { findBrowser } from '../server/gateways/find-browser.ts'

console.log(`Outside readers: ${reader('pdfsig', '-v')}; ${reader('openssl', 'version')}.`)
console.log(`Browser: ${await browser()}.`)

const vitest = await startVitest('test', process.argv.slice(2), { watch: false, run: true })
const modules = vitest.state.getTestModules()
const errors = vitest.state.getUnhandledErrors().length
const passed = count(modules, 'passed')
const failed = count(modules, 'failed') + modules.filter(brokeOutsideTests).length + errors
await vitest.close()
if (passed + failed === 0) console.log('No test was found.')
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)

function count(of: TestModule[], state: 'passed' | 'failed'): number {
  return of.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0)
}

/** A file that could not be loaded, or whose hooks failed, fails without any of its tests saying so. */
function brokeOutsideTests(module: TestModule): boolean {
  const suites = [...module.children.allSuites()]
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0)
}

function reader(name: string, question: string): string {
  const asked = spawnSync(name, [question], { encoding: 'utf8' })
  if (asked.error) return `${name} not found, so its checks are left out`
  return `${name} (${`${asked.stdout}${asked.stderr}`.split('\n')[0]})`
}

async function browser(): Promise<string> {
  const { browser: executablePath, dataFolder } = readConfig()
  const found = await findBrowser({ executablePath, dataFolder }).catch((error: Error) => error)
  return found instanceof Error ? `none (${found.message})` : `${found.version}, ${found.executable}`
}
