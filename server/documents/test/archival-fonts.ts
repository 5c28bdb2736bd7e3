import { inflate } from '../pdf/inflate.ts'
import { type PdfFile, refTo } from '../pdf/read-pdf.ts'
import { readUnicodeMap, type UnicodeMap } from '../pdf/read-unicode-map.ts'
import { isDict, isNamed, type PdfDict, PdfName, PdfStream, PdfString, type PdfValue } from '../pdf/value.ts'
import { visitOperators } from '../pdf/visit-operators.ts'
import { dictAt } from './archival-tags.ts'

type Rule = [rule: string, holds: boolean]

/** What PDF/A-3a and PDF/UA-1 ask of fonts (ISO 19005-3 §6.2.11, ISO 14289-1 §7.21), for the kinds a browser embeds. */
export function fontRules(file: PdfFile): Rule[] {
  const fonts = fontsOf(file)
  const composite = fonts.flatMap((font) => (isNamed(font.get('Subtype'), 'Type0') ? [partsOf(file, font)] : []))
  const drawn = fonts.filter((font) => isNamed(font.get('Subtype'), 'Type3'))
  return [
    ['A 6.2.11.2 kinds of fonts', composite.length + drawn.length === fonts.length],
    ['A 6.2.11.3.1 character collection', composite.every(({ font, inner }) => isIdentity(font, inner))],
    ['A 6.2.11.3.2 CIDToGIDMap', composite.every(({ inner }) => isNamed(inner.get('CIDToGIDMap'), 'Identity'))],
    ['A 6.2.11.4.1 embedded', composite.every(({ program }) => program.length > 0)],
    ['A 6.2.11.4.2 no false CIDSet', composite.every(({ descriptor }) => !descriptor.has('CIDSet'))],
    ['A 6.2.11.4.2 names', composite.every(isNamedAlike)],
    [
      'A 6.2.11.5 widths',
      composite.every((parts) => hasWidthsOfProgram(file, parts)) &&
        drawn.every((font) => hasWidthsOfGlyphs(file, font)),
    ],
    ['A 6.2.11.7.2 unicode', fonts.every((font) => isMapped(file, font))],
    ['A 6.2.11.7.3 no private characters', fonts.every((font) => !textsOf(file, font).some(isPrivate))],
  ]
}

/** Every font that pages use, without those that are parts of others. */
function fontsOf(file: PdfFile): PdfDict[] {
  const all = [...file.entries.keys()].map((number) => file.object(refTo(file, number)) ?? null)
  return all.filter(isDict).filter((dict) => isNamed(dict.get('Type'), 'Font') && !dict.has('CIDSystemInfo'))
}

type Parts = { font: PdfDict; inner: PdfDict; descriptor: PdfDict; program: Buffer }

function partsOf(file: PdfFile, font: PdfDict): Parts {
  const descendants = file.resolve(font.get('DescendantFonts'))
  const inner = dictAt(file, Array.isArray(descendants) ? descendants[0] : undefined)
  const descriptor = dictAt(file, inner.get('FontDescriptor'))
  const stream = file.resolve(descriptor.get('FontFile2'))
  return { font, inner, descriptor, program: Buffer.from(stream instanceof PdfStream ? inflate(stream) : []) }
}

function isIdentity(font: PdfDict, inner: PdfDict): boolean {
  const info = inner.get('CIDSystemInfo')
  const said = (key: string) => (isDict(info) && info.get(key) instanceof PdfString ? textIn(info, key) : '')
  return isNamed(font.get('Encoding'), 'Identity-H') && said('Registry') === 'Adobe' && said('Ordering') === 'Identity'
}

/** Font, its inner font and the description of it bear one name, with the mark of a subset. */
function isNamedAlike({ font, inner, descriptor }: Parts): boolean {
  const names = [font.get('BaseFont'), inner.get('BaseFont'), descriptor.get('FontName')]
  const written = names.map((name) => (name instanceof PdfName ? name.name : ''))
  return new Set(written).size === 1 && /^[A-Z]{6}\+\S+$/.test(written[0] ?? '')
}

/** Each glyph that stands for text is as wide as the font program says, by a thousandth of its size at most. */
function hasWidthsOfProgram(file: PdfFile, { font, inner, program }: Parts): boolean {
  if (program.length === 0) return false
  const table = (tag: string) => tableIn(program, tag)
  const [unitsPerEm, metrics, count] = [table('head').readUInt16BE(18), table('hmtx'), table('hhea').readUInt16BE(34)]
  const widthOf = (glyph: number) => (metrics.readUInt16BE(4 * Math.min(glyph, count - 1)) * 1000) / unitsPerEm
  const [glyphs, stated] = [table('maxp').readUInt16BE(4), statedWidths(inner.get('W'))]
  const others = Number(inner.get('DW') ?? 1000)
  return [...unicodeOf(file, font).keys()].every(
    (glyph) => glyph < glyphs && Math.abs(widthOf(glyph) - (stated.get(glyph) ?? others)) <= 1,
  )
}

/** A table of a TrueType font by its directory. */
function tableIn(program: Buffer, tag: string): Buffer {
  for (let at = 12; at < 12 + 16 * program.readUInt16BE(4); at += 16) {
    const [start, length] = [program.readUInt32BE(at + 8), program.readUInt32BE(at + 12)]
    if (program.toString('latin1', at, at + 4) === tag) return program.subarray(start, start + length)
  }
  throw new Error(`the font has no table ${tag}`)
}

/** `[first [w w …] first last w …]` (ISO 32000-2 §9.7.4.3). */
function statedWidths(list: PdfValue | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  const items = Array.isArray(list) ? list : []
  for (let at = 0; at < items.length; ) {
    const [first, next, last] = [Number(items[at]), items[at + 1], items[at + 2]]
    if (Array.isArray(next)) for (const [index, width] of next.entries()) widths.set(first + index, Number(width))
    else for (let glyph = first; glyph <= Number(next); glyph += 1) widths.set(glyph, Number(last))
    at += Array.isArray(next) ? 2 : 3
  }
  return widths
}

/** Each drawing of a Type 3 glyph begins with its width, which is the one that the font states. */
function hasWidthsOfGlyphs(file: PdfFile, font: PdfDict): boolean {
  const [procedures, encoding] = [dictAt(file, font.get('CharProcs')), dictAt(file, font.get('Encoding'))]
  const widths = file.resolve(font.get('Widths'))
  const differences = file.resolve(encoding.get('Differences'))
  let code = 0
  return (Array.isArray(differences) ? differences : []).every((item) => {
    if (!(item instanceof PdfName)) code = Number(item)
    if (!(item instanceof PdfName)) return true
    const stated = Array.isArray(widths) ? Number(widths[code - Number(font.get('FirstChar'))]) : Number.NaN
    code += 1
    const glyph = file.resolve(procedures.get(item.name))
    // Places that no text uses lead to the box for what is missing, and have no width.
    return stated === 0 || (glyph instanceof PdfStream && Math.abs(firstOperand(inflate(glyph)) - stated) <= 1)
  })
}

function firstOperand(content: Uint8Array): number {
  let first: number | undefined
  visitOperators(content, ({ operand }) => {
    first ??= Number(operand())
  })
  return first ?? Number.NaN
}

/** Every glyph stands for text, and not for a code that is none. */
function isMapped(file: PdfFile, font: PdfDict): boolean {
  const texts = textsOf(file, font)
  return texts.length > 0 && texts.every((text) => text !== '' && !/[\0\ufeff\ufffe]/.test(text))
}

const textsOf = (file: PdfFile, font: PdfDict): string[] => [...unicodeOf(file, font).values()]

function unicodeOf(file: PdfFile, font: PdfDict): UnicodeMap {
  const stream = file.resolve(font.get('ToUnicode'))
  return stream instanceof PdfStream ? readUnicodeMap(inflate(stream)) : new Map()
}

const isPrivate = (text: string) => /\p{Co}/u.test(text)

const textIn = (dict: PdfDict, key: string): string =>
  Buffer.from((dict.get(key) as PdfString).bytes).toString('latin1')
