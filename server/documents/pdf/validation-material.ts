import { inflate } from './inflate.ts'
import type { PdfFile } from './read-pdf.ts'
import { isDict, isRef, PdfDefect, PdfStream, type PdfValue } from './value.ts'

/** What a document carries so that its signatures can be checked later (ISO 32000-2 §12.8.4.3), each in DER. */
export type ValidationMaterial = { certificates: Uint8Array[]; crls: Uint8Array[]; answers: Uint8Array[] }

export const MATERIAL_KEYS = { certificates: 'Certs', crls: 'CRLs', answers: 'OCSPs' } as const

const MAX_ITEMS = 256

/** The document's /DSS; what of it cannot be read is left out, because it proves nothing. */
export function readValidationMaterial(file: PdfFile): ValidationMaterial {
  const store = file.resolve(file.catalog.get('DSS'))
  const read = (key: string) => (isDict(store) ? itemsOf(file, store.get(key)).flatMap(({ bytes }) => bytes ?? []) : [])
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
): { value: PdfValue; bytes: Uint8Array | undefined }[] {
  const items = file.resolve(list)
  if (!Array.isArray(items)) return []
  return items.slice(0, MAX_ITEMS).map((value) => ({ value, bytes: bytesAt(file, value) }))
}

function bytesAt(file: PdfFile, value: PdfValue): Uint8Array | undefined {
  try {
    const stream = isRef(value) ? file.resolve(value) : null
    return stream instanceof PdfStream ? inflate(stream) : undefined
  } catch (error) {
    if (error instanceof PdfDefect) return undefined
    throw error
  }
}
