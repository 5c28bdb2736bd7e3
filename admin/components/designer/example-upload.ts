/** A file that stays in the page: its reference is what the server's would look like. */
export async function exampleUpload(file: File, onProgress: (share: number) => void): Promise<unknown> {
  onProgress(1)
  return { id: crypto.randomUUID(), name: file.name, size: file.size, mime: file.type, sha256: '' }
}
