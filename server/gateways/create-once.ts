import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'

/**
 * The content of the file; `make` supplies it when there is none yet. Of several processes that make it at once one
 * wins, whole, and all read the same: the draft gets its name by a link, which fails when the name is taken.
 */
export async function createOnce(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const existing = await readIfThere(path)
  if (existing) return existing
  const draft = `${path}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(await make())
    await handle.sync()
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
  return readFile(path)
}

/** A random secret of 256 bits in a file that only its owner reads. */
export async function secretOnce(path: string): Promise<string> {
  const bytes = await createOnce(path, async () => Buffer.from(randomBytes(32).toString('base64url')))
  return Buffer.from(bytes).toString('utf8').trim()
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
