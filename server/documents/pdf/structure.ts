import type { PdfFile } from './read-pdf.ts'
import { isDict, isRef, type PdfDict, type PdfRef, type PdfValue } from './value.ts'

export type StructureElement = { ref: PdfRef; dict: PdfDict }

/** The elements of the tag tree in reading order (ISO 32000-2 §14.7.2). Each is an object of its own; others are left out. */
export function structureOf(file: PdfFile): StructureElement[] {
  const found: StructureElement[] = []
  const seen = new Set<number>()
  const walk = (value: PdfValue | undefined): void => {
    if (isRef(value)) {
      if (seen.has(value.number)) return
      seen.add(value.number)
    }
    const node = file.resolve(value)
    if (Array.isArray(node)) for (const kid of node) walk(kid)
    if (!isDict(node)) return
    if (isRef(value) && node.has('S')) found.push({ ref: value, dict: node })
    walk(node.get('K'))
  }
  const tree = file.resolve(file.catalog.get('StructTreeRoot'))
  if (isDict(tree)) walk(tree.get('K'))
  return found
}
