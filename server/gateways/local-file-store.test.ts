import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageFull } from '../errors.ts'
import { openLocalFileStore } from './local-file-store.ts'

const disk = vi.hoisted(() => ({ full: false }))

// A disk says that it is full in the middle of a write, when the file is already there.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const refuse = (file: FileHandle): FileHandle => {
    file.writeFile = () =>
      Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
    return file
  }
  const openFile: typeof open = async (...given) => {
    const file = await real.open(...given)
    return disk.full ? refuse(file) : file
  }
  return { ...real, open: openFile }
})

let folder: string
beforeEach(() => {
  disk.full = false
  folder = mkdtempSync(join(tmpdir(), 'parley-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('files on this machine', () => {
  it('are refused when the disk is full, leave nothing half written, and are taken again when there is room', async () => {
    const store = openLocalFileStore(folder)
    disk.full = true
    await expect(store.put('a/contract', Buffer.from('signed'))).rejects.toBeInstanceOf(StorageFull)
    expect(readdirSync(join(folder, 'a'))).toEqual([])

    disk.full = false
    await store.put('a/contract', Buffer.from('signed'))
    expect(await text(await store.open('a/contract'))).toBe('signed')
  })

  it('that are not there are not found', async () => {
    await expect(openLocalFileStore(folder).open('a/nothing')).rejects.toMatchObject({ code: 'not-found' })
  })
})
