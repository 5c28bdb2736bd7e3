import { inflate } from './inflate.ts'
import { inherited, type Page, pagesOf } from './pages.ts'
import type { PdfFile } from './read-pdf.ts'
import { readUnicodeMap, type UnicodeMap } from './read-unicode-map.ts'
import { isDict, isNamed, type PdfDict, PdfName, PdfStream, PdfString, type PdfValue } from './value.ts'
import { visitOperators } from './visit-operators.ts'

export type PrintedText = {
  /** The text of each page in drawing order, without promise about spaces and lines. */
  pages: string[]
  /** How many characters were drawn as the box that stands for a missing glyph. */
  missingGlyphs: number
}

const MAX_DEPTH = 8

type Sink = { text: string; missingGlyphs: number }
type Font = { bytesPerCode: 1 | 2; map: UnicodeMap }

/** What a reader can copy out of the pages (ISO 32000-2 §9.10). Throws PdfDefect. */
export function readText(file: PdfFile): PrintedText {
  const maps = new Map<PdfDict, Font>()
  let missingGlyphs = 0
  const pages = pagesOf(file).map((page) => {
    const sink: Sink = { text: '', missingGlyphs: 0 }
    readContent(file, contentOf(file, page), inherited(file, page.dict, 'Resources'), sink, maps, 0)
    missingGlyphs += sink.missingGlyphs
    return sink.text
  })
  return { pages, missingGlyphs }
}

function contentOf(file: PdfFile, page: Page): Uint8Array {
  const contents = file.resolve(page.dict.get('Contents'))
  const streams = (Array.isArray(contents) ? contents : [contents]).map((item) => file.resolve(item))
  return Buffer.concat(
    streams.flatMap((stream) => (stream instanceof PdfStream ? [inflate(stream), Buffer.from('\n')] : [])),
  )
}

function readContent(
  file: PdfFile,
  content: Uint8Array,
  resources: PdfValue,
  sink: Sink,
  fonts: Map<PdfDict, Font>,
  depth: number,
): void {
  let font: Font | undefined
  visitOperators(content, ({ name, operand }) => {
    if (name === 'Tf') font = fontNamed(file, resources, operand(), fonts)
    if (name === 'Tj' || name === 'TJ') show(font, operand(), sink)
    if (name === 'ET') sink.text += '\n'
    if (name !== 'Do' || depth >= MAX_DEPTH) return
    const form = lookUp(file, resources, 'XObject', operand())
    if (form instanceof PdfStream && isNamed(form.dict.get('Subtype'), 'Form')) {
      readContent(file, inflate(form), file.resolve(form.dict.get('Resources')), sink, fonts, depth + 1)
    }
  })
}

function show(font: Font | undefined, operand: PdfValue | undefined, sink: Sink): void {
  for (const piece of Array.isArray(operand) ? operand : [operand]) {
    if (!(piece instanceof PdfString) || !font) continue
    for (let at = 0; at + font.bytesPerCode <= piece.bytes.length; at += font.bytesPerCode) {
      const first = piece.bytes[at] as number
      const code = font.bytesPerCode === 1 ? first : first * 256 + (piece.bytes[at + 1] as number)
      if (code === 0 && font.bytesPerCode === 2) sink.missingGlyphs += 1
      sink.text += font.map.get(code) ?? ''
    }
  }
}

function fontNamed(
  file: PdfFile,
  resources: PdfValue,
  name: PdfValue | undefined,
  fonts: Map<PdfDict, Font>,
): Font | undefined {
  const dict = lookUp(file, resources, 'Font', name)
  if (!isDict(dict)) return undefined
  const known = fonts.get(dict)
  if (known) return known
  const toUnicode = file.resolve(dict.get('ToUnicode'))
  const map: UnicodeMap = toUnicode instanceof PdfStream ? readUnicodeMap(inflate(toUnicode)) : new Map()
  const font: Font = { bytesPerCode: isNamed(dict.get('Subtype'), 'Type0') ? 2 : 1, map }
  fonts.set(dict, font)
  return font
}

function lookUp(file: PdfFile, resources: PdfValue, category: string, name: PdfValue | undefined): PdfValue {
  const group = isDict(resources) ? file.resolve(resources.get(category)) : null
  return isDict(group) && name instanceof PdfName ? file.resolve(group.get(name.name)) : null
}
