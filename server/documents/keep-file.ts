import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { Deps } from '../deps.ts'
import { documentKey } from '../files/file-store.ts'

/** A sealed PDF with how much it proves: B-LTA until the given time, or a seal alone. */
export type Kept = { pdf: Uint8Array; stampedUntil: Date | null }

export type KeptFile = { sha256: string; size: number; stampedUntil: Date | null }

/** Stores the bytes under their own digest, so that two workers at one document cannot overwrite each other's. */
export async function keepFile(
  deps: Pick<Deps, 'files'>,
  documentId: string,
  { pdf, stampedUntil }: Kept,
): Promise<KeptFile> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await deps.files.put(documentKey(documentId, sha256), pdf)
  return { sha256, size: pdf.length, stampedUntil }
}

const levelOf = ({ stampedUntil }: KeptFile) => (stampedUntil ? 'B-LTA' : 'B-T')

/** The columns of a document that tell of its newest file. */
export const columnsOf = (file: KeptFile) => ({
  sha256: file.sha256,
  size: file.size,
  level: levelOf(file),
  stamped_until: file.stampedUntil,
})

/** Writes the file down among all files of the document: copies of each may be anywhere. */
export async function noteFile(
  trx: Knex.Transaction,
  document: { agency_id: string; id: string },
  file: KeptFile,
  at: Date,
): Promise<void> {
  const { sha256, size } = file
  const of = { agency_id: document.agency_id, document_id: document.id }
  await trx('document_files')
    .insert({ ...of, sha256, size, level: levelOf(file), stored_at: at })
    .onConflict()
    .ignore()
}
