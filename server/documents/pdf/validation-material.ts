import { inflate } from './inflate.ts'
import type { PdfFile } from './read-pdf.ts'
import { isDict, isRef, PdfDefect, PdfStream, type PdfValue } from './value.ts'

/** What a document carries so that its signatures can be checked later (ISO 32000-2 §12.8.4.3), each in DER. */
export type ValidationMaterial = { certificates: Uint8Array[]; crls: Uint8Array[]; answers: Uint8Array[] }

export const MATERIAL_KEYS = { certificates: 'Certs', crls: 'CRLs', answers: 'OCSPs' } as const

const MAX_ITEMS = 256
/** Of all items together, once they are inflated. */
const MAX_BYTES = 8 * 1024 * 1024

/** The document's /DSS; what of it cannot be read is left out, because it proves nothing. */
export function readValidationMaterial(file: PdfFile): ValidationMaterial {
  const store = file.resolve(file.catalog.get('DSS'))
  const room = { bytes: MAX_BYTES }
  const read = (key: string) =>
    isDict(store) ? itemsOf(file, store.get(key), room).flatMap(({ bytes }) => bytes ?? []) : []
  return {
    certificates: read(MATERIAL_KEYS.certificates),
    crls: read(MATERIAL_KEYS.crls),
    answers: read(MATERIAL_KEYS.answers),
  }
}

/** The entries of one list of the store with their bytes; undefined where the bytes cannot be read. */
export function itemsOf(
  file: PdfFile,
  list: PdfValue | undefined,
  room = { bytes: MAX_BYTES },
): { value: PdfValue; bytes: Uint8Array | undefined }[] {
  const items = file.resolve(list)
  if (!Array.isArray(items)) return []
  return items.slice(0, MAX_ITEMS).map((value) => ({ value, bytes: bytesAt(file, value, room) }))
}

function bytesAt(file: PdfFile, value: PdfValue, room: { bytes: number }): Uint8Array | undefined {
  const limit = room.bytes
  try {
    const stream = isRef(value) ? file.resolve(value) : null
    const bytes = stream instanceof PdfStream ? inflate(stream, limit) : new Uint8Array(0)
    room.bytes -= Math.min(limit, bytes.length)
    return bytes.length > 0 && bytes.length <= limit ? bytes : undefined
  } catch (error) {
    // Nobody knows how far it went.
    if (error instanceof PdfDefect) room.bytes -= limit / 2
    if (error instanceof PdfDefect) return undefined
    throw error
  }
}
