import { isDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './value.ts'

/** Whether two values mean the same to every reader: to the last digit, whatever way they are written. */
export function isSameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true
  if (a instanceof PdfRef) return b instanceof PdfRef && a.number === b.number && a.generation === b.generation
  if (a instanceof PdfName) return b instanceof PdfName && a.name === b.name
  if (a instanceof PdfString) return b instanceof PdfString && isSameBytes(a.bytes, b.bytes)
  if (a instanceof PdfStream) return b instanceof PdfStream && isSameValue(a.dict, b.dict) && isSameBytes(a.raw, b.raw)
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameValue(item, b[index]))
  if (!isDict(a) || !isDict(b) || a.size !== b.size) return false
  return [...a].every(([key, value]) => b.has(key) && isSameValue(value, b.get(key)))
}

const isSameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
