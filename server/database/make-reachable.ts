import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/**
 * Makes the package's programs usable for the server's account: links its libraries, and where the account cannot
 * run them in place, copies them once to a folder named by version.
 * @param native the package's folder with bin/, lib/ and share/
 * @param probe answers with the programs in a folder when the account can run them
 */
export async function makeReachable<Programs>(
  native: string,
  copies: string,
  probe: (programs: string) => Promise<Programs | undefined>,
): Promise<Programs | undefined> {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(copies, `postgresql-${version}`)
  const complete = join(copy, 'complete')
  if (!existsSync(complete)) {
    const inPlace = linkLibraries(native) ? await probe(join(native, 'bin')) : undefined
    if (inPlace) return inPlace
    rmSync(copy, { recursive: true, force: true })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    openForAll(copy)
    linkLibraries(copy)
    writeFileSync(complete, '')
  }
  return probe(join(copy, 'bin'))
}

/**
 * npm packages hold no symbolic links, so the package lists them, and its install script makes them unless scripts are
 * switched off. Says whether all of them are there.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const link = inside(native, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
    }
    return true
  } catch {
    return false
  }
}

/** The list's paths begin with the package's own folder name, `native`, which a copy does not have. */
function inside(native: string, path: string): string {
  return join(native, relative('native', path))
}

/** An install under a strict umask is unreadable for every other account. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory() || basename(entry.parentPath) === 'bin') chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, 0o644)
  }
}
