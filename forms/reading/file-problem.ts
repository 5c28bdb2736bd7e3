import type { FileReference } from '../compile/file-reference.ts'
import type { Node } from '../compile/node.ts'
import { uiOption } from '../compile/ui.ts'
import type { Locale } from '../definition.ts'
import { say } from '../speech/words.ts'

/** What speaks against a stored file as an answer: its type or its size, by the author's `accept` and `maxSize`. */
export function fileProblem(
  locale: Locale,
  { ui }: Node,
  file: FileReference,
): { code: string; text: string } | undefined {
  const accept = uiOption(ui, 'accept')?.value
  if (typeof accept === 'string' && !isAccepted(file, accept)) {
    return {
      code: 'file-type',
      text: say(locale, 'problem file type', { name: file.name, accept: sayAccept(locale, accept) }),
    }
  }
  const limit = uiOption(ui, 'maxSize')?.value
  if (typeof limit === 'number' && file.size > limit) {
    const sizes = { size: saySize(locale, file.size), limit: saySize(locale, limit) }
    return { code: 'file-size', text: say(locale, 'problem file size', { name: file.name, ...sizes }) }
  }
  return undefined
}

/** Endings that mean one and the same type of file. */
const TYPES: Record<string, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/heic': ['.heic', '.heif'],
  'image/webp': ['.webp'],
  'image/tiff': ['.tif', '.tiff'],
  'text/plain': ['.txt'],
  'text/csv': ['.csv'],
}

/** The type counts, not the name: `accept` is a list of endings and MIME types as in HTML. */
function isAccepted({ name, mime }: FileReference, accept: string): boolean {
  const type = mime.toLowerCase()
  return listOf(accept).some((entry) => {
    if (!entry.startsWith('.')) return entry === type || (entry.endsWith('/*') && type.startsWith(entry.slice(0, -1)))
    const types = Object.keys(TYPES).filter((known) => TYPES[known]?.includes(entry))
    return types.length > 0 ? types.includes(type) : name.toLowerCase().endsWith(entry)
  })
}

function listOf(accept: string): string[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** ".pdf,.jpg" → "PDF or JPG". */
export function sayAccept(locale: Locale, accept: string): string {
  const names = listOf(accept).map((entry) => (entry.split(/[./]/).at(-1) ?? entry).toUpperCase())
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(new Set(names))
}

/** A size in the unit that people know. */
export function saySize(locale: Locale, bytes: number): string {
  const [unit, divisor] = bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const)
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
  })
  return format.format(bytes / divisor)
}
