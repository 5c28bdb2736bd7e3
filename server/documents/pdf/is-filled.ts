import { KIND, SPACE } from './byte-kinds.ts'
import { type PdfFile, refTo } from './read-pdf.ts'

/**
 * Whether the last revision of the file, which begins at `from`, is nothing but the objects that it lists. In what lies
 * between them, or in a comment, a reader that repairs files could find other objects of the same numbers.
 */
export function isFilled(file: PdfFile, from: number): boolean {
  const section = file.sections[0]
  if (!section || section.hasComment) return false
  const spans = [...section.entries].flatMap(([number, entry]) => {
    const isOwn = entry !== 'free' && 'offset' in entry && entry.offset >= from && entry.offset !== section.start
    return isOwn ? [file.span(refTo(file, number))] : []
  })
  let at = from
  for (const span of spans.toSorted((a, b) => (a?.start ?? 0) - (b?.start ?? 0))) {
    if (!span || span.hasComment || span.start < at || !isSpace(file.bytes.subarray(at, span.start))) return false
    at = span.end
  }
  return at <= section.start && isSpace(file.bytes.subarray(at, section.start))
}

const isSpace = (bytes: Uint8Array) => bytes.every((byte) => KIND[byte] === SPACE)
