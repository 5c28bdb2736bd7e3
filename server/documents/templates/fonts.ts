import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FACES = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 700, style: 'normal' },
  { weight: 700, style: 'italic' },
] as const

type Subset = { name: string; ranges: string; holds: (codePoint: number) => boolean }

const subsets: Subset[] = Object.entries(require('@fontsource/noto-sans/unicode.json') as Record<string, string>).map(
  ([name, ranges]) => ({ name, ranges, holds: membership(ranges) }),
)
const loaded = new Map<string, string>()

/**
 * `@font-face` rules for the letters of this text, the font files in them: the print looks the same on every machine.
 * Bold and italic are real faces, since a browser's own slanting and thickening ends as a nameless font in the PDF.
 */
export function fontFaces(text: string): string {
  const signs = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0)
  const needed = subsets.filter((subset) => signs.some(subset.holds))
  return needed.flatMap((subset) => FACES.map((face) => fontFace(subset, face.weight, face.style))).join('\n')
}

function fontFace(subset: Subset, weight: number, style: string): string {
  const source = `url(data:font/woff2;base64,${load(`noto-sans-${subset.name}-${weight}-${style}.woff2`)}) format('woff2')`
  return `@font-face{font-family:'Noto Sans';font-style:${style};font-weight:${weight};src:${source};unicode-range:${subset.ranges}}`
}

function load(file: string): string {
  const known =
    loaded.get(file) ?? readFileSync(require.resolve(`@fontsource/noto-sans/files/${file}`)).toString('base64')
  loaded.set(file, known)
  return known
}

/** `U+0400-045F,U+0490` as a question. */
function membership(ranges: string): (codePoint: number) => boolean {
  const pairs = ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace('U+', '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
  return (codePoint) => pairs.some(([first, last]) => codePoint >= first && codePoint <= last)
}
