import { type PdfFile, refTo } from './read-pdf.ts'
import { isDict, isRef, PdfStream, type PdfValue } from './value.ts'

/**
 * The numbers that these objects refer to and that no object has. They count as null (ISO 32000-2 §7.3.10), until
 * somebody adds such an object: then what refers to it changes, although nobody touched that.
 */
export function awaitedObjects(file: PdfFile, numbers: Iterable<number>): Set<number> {
  const awaited = new Set<number>()
  const look = (value: PdfValue | undefined): void => {
    if (isRef(value)) {
      if (!file.entries.has(value.number)) awaited.add(value.number)
    } else if (Array.isArray(value)) value.forEach(look)
    else if (isDict(value)) value.forEach(look)
    else if (value instanceof PdfStream) look(value.dict)
  }
  look(file.trailer)
  for (const number of numbers) if (file.entries.has(number)) look(file.object(refTo(file, number)))
  return awaited
}
