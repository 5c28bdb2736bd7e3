import type { Readable } from 'node:stream'

/** Keeps bytes under keys of our own making; what they are is the database's business. */
export type FileStore = {
  /** Whole or not at all. @throws StorageFull when there is no room. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** @throws NotFound when nothing is kept under the key. */
  open(key: string): Promise<Readable>
  /** Every key that begins so, also of what was never finished, and when it was last written. */
  list(prefix: string): AsyncIterable<{ key: string; changedAt: Date }>
  /** Harmless when nothing is kept under the key. */
  remove(key: string): Promise<void>
}

export const uploadKey = (conversationId: string, fileId: string) => `uploads/${conversationId}/${fileId}`
export const evidenceKey = (applicationId: string, fileId: string) => `applications/${applicationId}/${fileId}`
export const documentKey = (documentId: string, sha256: string) => `documents/${documentId}-${sha256}.pdf`
