import { pagesOf } from './pdf/pages.ts'
import { type PdfFile, readPdf } from './pdf/read-pdf.ts'
import { readText } from './pdf/read-text.ts'
import { isDict, PdfString, readTextString } from './pdf/value.ts'

export type PrintExpectation = {
  /** Text that must stand in the print, the document's number above all. White space does not count. */
  mustContain: string
  /** BCP 47 language and title, as readers and assistive technology will announce them. */
  lang: string
  title: string
}

/** The `detail` is for the log. */
export type PrintDefect = { code: 'too-many-pages' | 'not-as-expected'; detail: string }

export const MAX_PAGES = 200

/**
 * What is wrong with a print; undefined when it is the expected document. A browser answers success for an error page,
 * an empty page or boxes in place of letters, so success alone proves nothing.
 */
export function checkPrint(pdf: Uint8Array, expected: PrintExpectation): PrintDefect | undefined {
  try {
    const file = readPdf(pdf)
    const pages = pagesOf(file).length
    if (pages > MAX_PAGES) return { code: 'too-many-pages', detail: `more than ${MAX_PAGES} pages are too many` }
    const detail = differenceOf(file, expected)
    return detail === undefined ? undefined : { code: 'not-as-expected', detail }
  } catch (error) {
    return { code: 'not-as-expected', detail: `the print is no PDF by the letter: ${String(error)}` }
  }
}

function differenceOf(file: PdfFile, expected: PrintExpectation): string | undefined {
  const { pages, missingGlyphs } = readText(file)
  if (!squeezed(pages.join('')).includes(squeezed(expected.mustContain))) return 'the print does not show its number'
  if (missingGlyphs > 0) return `${missingGlyphs} characters have no glyph in the fonts at hand`
  const info = file.resolve(file.trailer.get('Info'))
  const title = isDict(info) ? textOf(file, info.get('Title')) : ''
  if (title !== expected.title) return `the print is titled ${JSON.stringify(title)}`
  const lang = textOf(file, file.catalog.get('Lang'))
  return lang === expected.lang ? undefined : `the print is in language ${JSON.stringify(lang)}`
}

function textOf(file: PdfFile, value: Parameters<PdfFile['resolve']>[0]): string {
  const string = file.resolve(value)
  return string instanceof PdfString ? readTextString(string) : ''
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
