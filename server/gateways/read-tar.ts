const BLOCK = 512

/**
 * The regular files of a ustar archive (POSIX.1-1988), in order. Folders are implied by the paths; links are not
 * followed, and a path that leaves the archive is refused.
 */
export function readTar(archive: Uint8Array): { path: string; bytes: Uint8Array }[] {
  const files: { path: string; bytes: Uint8Array }[] = []
  let at = 0
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const size = Number.parseInt(text(archive, at + 124, 12), 8)
    const kind = text(archive, at + 156, 1)
    const prefix = text(archive, at + 345, 155)
    const path = (prefix === '' ? '' : `${prefix}/`) + text(archive, at, 100)
    const start = at + BLOCK
    if (!Number.isSafeInteger(size) || start + size > archive.length) throw new Error('the archive is cut short')
    if (kind === '0' || kind === '')
      files.push({ path: insideOnly(path), bytes: archive.subarray(start, start + size) })
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function insideOnly(path: string): string {
  if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`the archive points outside: ${path}`)
  return path
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length)
  const end = field.indexOf(0)
  return Buffer.from(end === -1 ? field : field.subarray(0, end))
    .toString('latin1')
    .trim()
}
