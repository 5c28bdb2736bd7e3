import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Coverage, readCoverage } from './read-coverage.ts'

const require = createRequire(import.meta.url)

type Face = { weight: string; style: 'normal' | 'italic'; file: (subset: string) => string }
type Family = { name: string; from: string; faces: Face[]; only?: (subset: string) => boolean }
type Subset = { family: Family; key: string; ranges: string; isMeantFor: Coverage }

const upright = (prefix: string): Face[] =>
  ['400', '700'].map((weight) => ({ weight, style: 'normal', file: (key) => `${prefix}-${key}-${weight}-normal` }))
const slanted = (prefix: string): Face[] =>
  ['400', '700'].map((weight) => ({ weight, style: 'italic', file: (key) => `${prefix}-${key}-${weight}-italic` }))

/**
 * The families of printed documents, the first that has a glyph prints it. Each has real faces for bold; scripts that
 * know no italics stand upright within them, since a browser's own slanting ends as a nameless font in the PDF.
 */
const families: Family[] = [
  {
    name: 'Noto Sans',
    from: '@fontsource/noto-sans',
    faces: [...upright('noto-sans'), ...slanted('noto-sans')],
    only: (key) => key !== 'devanagari',
  },
  ...(['arabic', 'hebrew', 'devanagari'] as const).map((script) => ({
    name: `Noto Sans ${script[0]?.toUpperCase()}${script.slice(1)}`,
    from: `@fontsource/noto-sans-${script}`,
    faces: upright(`noto-sans-${script}`),
    only: (key: string) => key === script,
  })),
  {
    name: 'Noto Sans SC',
    from: '@fontsource-variable/noto-sans-sc',
    faces: [{ weight: '100 900', style: 'normal', file: (key) => `noto-sans-sc-${key}-wght-normal` }],
  },
]

const subsets: Subset[] = families.flatMap((family) =>
  Object.entries(require(`${family.from}/unicode.json`) as Record<string, string>)
    .map(([key, ranges]) => ({ family, key: key.replace(/[[\]]/g, ''), ranges, isMeantFor: membership(ranges) }))
    .filter(({ key }) => family.only?.(key) ?? true),
)

/** For `font-family`: every family by its name, so that the browser never chooses one of the machine's. */
export const fontStack = families.map(({ name }) => `'${name}'`).join(', ')

/**
 * `@font-face` rules for the letters of this text, the font files in them: the print looks the same on every machine.
 * What no family has a glyph for is left out; `signsWithoutGlyph` says what that is.
 */
export function fontFaces(text: string): string {
  const needed = new Set([...new Set(text)].flatMap((sign) => subsetFor(sign) ?? []))
  return subsets
    .filter((subset) => needed.has(subset))
    .flatMap((subset) => subset.family.faces.map((face) => fontFace(subset, face)))
    .join('\n')
}

/** The characters of this text that cannot be printed, each once. */
export function signsWithoutGlyph(text: string): string[] {
  return [...new Set(text)].filter((sign) => !INVISIBLE.test(sign) && !subsetFor(sign))
}

// They mean nothing that is agreed on, even where a font draws something: unassigned, private, half of a pair.
const MEANINGLESS = /^[\p{Cn}\p{Co}\p{Cs}]$/u
// Joiners, variation selectors and the like have no shape of their own, and the white space of markup is laid out.
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\t\n\r ]$/u

const chosen = new Map<string, Subset | undefined>()

function subsetFor(sign: string): Subset | undefined {
  if (!chosen.has(sign)) {
    const codePoint = sign.codePointAt(0) ?? 0
    const fits = (subset: Subset) => subset.isMeantFor(codePoint) && hasGlyph(subset, codePoint)
    chosen.set(sign, MEANINGLESS.test(sign) ? undefined : subsets.find(fits))
  }
  return chosen.get(sign)
}

function fontFace({ family, key, ranges }: Subset, { weight, style, file }: Face): string {
  const source = `url(data:font/woff2;base64,${load(family, file(key))}) format('woff2')`
  return `@font-face{font-family:'${family.name}';font-style:${style};font-weight:${weight};src:${source};unicode-range:${ranges}}`
}

const loaded = new Map<string, string>()

function load(family: Family, file: string): string {
  const known = loaded.get(file) ?? readFont(family, file).toString('base64')
  loaded.set(file, known)
  return known
}

const readFont = (family: Family, file: string) => readFileSync(require.resolve(`${family.from}/files/${file}.woff2`))

const coverages = new Map<Subset, Coverage>()

/** Every face of a subset has the same characters, so the first one answers. */
function hasGlyph(subset: Subset, codePoint: number): boolean {
  const file = subset.family.faces[0]?.file(subset.key) ?? ''
  const coverage = coverages.get(subset) ?? readCoverage(readFont(subset.family, file))
  coverages.set(subset, coverage)
  return coverage(codePoint)
}

/** `U+0400-045F,U+0490` as a question. */
function membership(ranges: string): Coverage {
  const pairs = ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace('U+', '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
  return (codePoint) => pairs.some(([first, last]) => codePoint >= first && codePoint <= last)
}
