import type { PdfFile } from './read-pdf.ts'
import { isDict, isNamed, isRef, PdfDefect, type PdfDict, type PdfRef, type PdfValue } from './value.ts'

const MAX_PAGES = 2_000
const MAX_DEPTH = 32

export type Page = { ref: PdfRef; dict: PdfDict }

/** The pages in reading order (ISO 32000-2 §7.7.3). Throws PdfDefect when the tree is circular, too deep or too wide. */
export function pagesOf(file: PdfFile): Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()

  function walk(value: PdfValue | undefined, depth: number): void {
    const node = file.resolve(value)
    if (!isRef(value) || !isDict(node) || seen.has(value.number) || depth > MAX_DEPTH) {
      throw new PdfDefect('malformed', 'the page tree')
    }
    seen.add(value.number)
    if (isNamed(node.get('Type'), 'Page')) {
      if (pages.push({ ref: value, dict: node }) > MAX_PAGES) throw new PdfDefect('too-large', 'too many pages')
      return
    }
    const kids = file.resolve(node.get('Kids'))
    for (const kid of Array.isArray(kids) ? kids : []) walk(kid, depth + 1)
  }

  walk(file.catalog.get('Pages'), 0)
  return pages
}

/** A page's own or inherited entry (§7.7.3.4). */
export function inherited(file: PdfFile, page: PdfDict, key: string): PdfValue {
  let node: PdfValue = page
  for (let depth = 0; isDict(node) && depth < MAX_DEPTH; depth += 1) {
    if (node.has(key)) return file.resolve(node.get(key))
    node = file.resolve(node.get('Parent'))
  }
  return null
}
