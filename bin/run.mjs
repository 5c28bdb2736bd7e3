// The first thing that runs, on whatever Node is there (20 or newer) and with nothing installed:
// installs what is missing, then hands the script over to the Node that the project pins.
//
//   node bin/run.mjs [--build] <script> [arguments…]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = join(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const pinnedNode = join(project, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

await main(process.argv.slice(2))

async function main(words) {
  const build = words[0] === '--build'
  const command = build ? words.slice(1) : words
  if (command.length === 0) stop('Usage: node bin/run.mjs [--build] <script> [arguments…]')
  if (major(process.versions.node) < 20) stop(`Node 20 or newer is needed to begin; this is ${process.version}.`)
  installPackages()
  const node = findNode()
  if (build) {
    const built = await run(node, [join(project, 'bin', 'build.ts')])
    if (built !== 0) process.exit(built)
  }
  process.exit(await run(node, command))
}

function installPackages() {
  const reason = whyInstall()
  if (!reason) return
  const hasLock = existsSync(join(project, 'package-lock.json'))
  say(`Installing the packages (${reason}). This needs the network and takes a minute or two.`)
  if (npm(hasLock ? ['ci'] : ['install'])) return
  stop(
    'The packages could not be installed: npm says why above. Usually the network or the package registry cannot be\n' +
      'reached, or this folder is not writable. Then run the same command again.',
  )
}

/** Says why packages must be installed, or nothing when all that the lock file asks for is there. */
function whyInstall() {
  const installed = readLock(join('node_modules', '.package-lock.json'))
  if (!installed) return 'first run'
  const wanted = readLock('package-lock.json')
  if (!wanted) return undefined
  // Left out on purpose: `npm ci --omit=dev` leaves no single development package.
  const withoutDev = !Object.values(installed).some((entry) => entry.dev)
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && withoutDev)) return false
    return installed[path]?.version !== entry.version
  })
  return missing ? 'package-lock.json has changed' : undefined
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(project, path), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The pinned Node; without it (no install scripts, no network, a system it was not built for) a local one that is new enough. */
function findNode() {
  if (works(pinnedNode)) return pinnedNode
  const pinned = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).dependencies.node
  say(`Fetching Node ${pinned}.`)
  // Also where install scripts are switched off: this one only links the binary into its place.
  npm(['rebuild', 'node', '--ignore-scripts=false'])
  if (works(pinnedNode)) return pinnedNode
  if (major(process.versions.node) >= major(pinned)) {
    say(`Node ${pinned} cannot run here, so this Node (${process.version}) is used.`)
    return process.execPath
  }
  stop(
    `Node ${pinned} is not there and could not be fetched. Install Node ${major(pinned)} and run the same command again.`,
  )
}

function works(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Runs npm in the project; the npm that started us where it says which, so that both are the same. */
function npm(words) {
  const script = process.env.npm_execpath
  const own = script?.endsWith('.js')
  const options = { cwd: project, stdio: 'inherit', shell: !own && windows }
  const all = [...words, '--no-audit', '--no-fund', '--loglevel=error']
  const ended = own ? spawnSync(process.execPath, [script, ...all], options) : spawnSync('npm', all, options)
  if (ended.error?.code === 'ENOENT') stop('npm was not found. It comes with Node: install Node with npm.')
  return ended.status === 0
}

/**
 * Runs a script and waits for its exit code. Ctrl-C in a terminal reaches the script by itself; for the other ways to
 * be asked to stop, the script gets SIGTERM or sees its channel close ('disconnect'), which also happens when this
 * process is killed.
 */
function run(node, command) {
  const child = spawn(node, command, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...pathWithNode(node), NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'node') },
  })
  const closeChannel = () => child.connected && child.disconnect()
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGINT', closeChannel).on('SIGHUP', closeChannel).on('SIGTERM', passOn)
  const watch = watchNpm(closeChannel)
  return new Promise((resolve) => {
    child.on('error', (error) => stop(`${command[0]} could not be started: ${error.message}`))
    child.on('exit', (code, signal) => {
      process.off('SIGINT', closeChannel).off('SIGHUP', closeChannel).off('SIGTERM', passOn)
      clearInterval(watch)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** A signal meant for npm ends at npm or at its shell and never comes here: that they are gone tells the same. */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return undefined
  const before = starters()
  return setInterval(() => starters() !== before && gone(), 300)
}

/** Our parent, and where that is npm's shell, its parent too; only Linux tells cheaply, and only there the shell stays. */
function starters() {
  if (process.platform !== 'linux') return String(process.ppid)
  try {
    const status = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const [, name, parent] = /\((.*)\) \S+ (\d+)/.exec(status)
    return /^(ba|da)?sh$/.test(name) ? `${process.ppid} of ${parent}` : String(process.ppid)
  } catch {
    return String(process.ppid)
  }
}

/** Programs that the script starts by name meet the same Node. */
function pathWithNode(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { [key]: [dirname(node), process.env[key]].filter(Boolean).join(delimiter) }
}

function major(version) {
  return Number(version.split('.')[0])
}

function say(text) {
  console.error(text)
}

function stop(text) {
  say(text)
  process.exit(1)
}
