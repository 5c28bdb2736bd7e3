import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { NotFound, StorageFull } from '../errors.ts'
import type { FileStore } from '../files/file-store.ts'

/** Files in a folder of this machine. A file appears under its key only when it is whole and on the disk. */
export function openLocalFileStore(folder: string): FileStore {
  return {
    async put(key, bytes) {
      const path = join(folder, key)
      const unfinished = `${path}.${randomUUID()}.part`
      try {
        await mkdir(dirname(path), { recursive: true })
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (cause) {
        await rm(unfinished, { force: true })
        if (noRoom(cause)) throw new StorageFull({ cause })
        throw cause
      }
    },
    async open(key) {
      const path = join(folder, key)
      await stat(path).catch(() => {
        throw new NotFound('file')
      })
      return createReadStream(path)
    },
    async remove(key) {
      await rm(join(folder, key), { force: true })
    },
    async *list(prefix) {
      const below = join(folder, dirname(`${prefix}.`))
      for await (const entry of await opendir(below, { recursive: true }).catch(() => [])) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        const key = relative(folder, path).split(sep).join('/')
        const found = key.startsWith(prefix) && (await stat(path).catch(() => undefined))
        if (found) yield { key, changedAt: found.mtime }
      }
    },
  }
}

const noRoom = (cause: unknown) => ['ENOSPC', 'EDQUOT'].includes((cause as NodeJS.ErrnoException)?.code ?? '')
