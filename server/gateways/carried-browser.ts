import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import { readTar } from './read-tar.ts'

const decompress = promisify(brotliDecompress)

/** Starts the browser with the package's fonts and libraries only where the machine has none of its own. */
const STARTER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/lib"
exec "$here/chromium" "$@"
`

const fontSettings = (fonts: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>
`

/**
 * Unpacks the headless shell of `@sparticuz/chromium` below `folder`, once per version, and answers the path of the
 * script that starts it. Only the archives of the package are used: its own code unpacks to fixed names in the shared
 * temporary folder and starts the browser with process isolation and web security switched off.
 */
export async function unpackCarriedBrowser(folder: string): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const target = join(folder, `chromium-${version}`)
  if (!(await exists(target))) await unpackOnce(join(packageFolder, 'bin'), target)
  return join(target, 'start')
}

/** Everything goes to a folder of its own that is renamed at the end: a crash or a second process leaves no half. */
async function unpackOnce(archives: string, target: string): Promise<void> {
  const draft = `${target}.${randomUUID()}`
  await mkdir(draft, { recursive: true, mode: 0o755 })
  try {
    const executable = createWriteStream(join(draft, 'chromium'), { mode: 0o755 })
    await pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), executable)
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) await unpackTar(join(archives, archive), draft)
    await writeFile(join(draft, 'fonts.conf'), fontSettings(join(target, 'fonts')))
    await writeFile(join(draft, 'start'), STARTER, { mode: 0o755 })
    await rename(draft, target).catch(async (error: unknown) => {
      if (!(await exists(target))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  for (const { path, bytes } of readTar(await decompress(await readFile(archive)))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
