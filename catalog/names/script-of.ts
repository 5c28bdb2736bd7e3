/** The scripts in everyday use (UAX #31, table 5), and those written together. */
const scripts = [
  ...['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thaana', 'Ethiopic'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...['Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul'],
] as const

export type Script = (typeof scripts)[number] | 'other'

const shared = /^[\p{Script=Common}\p{Script=Inherited}]$/u
const tests = scripts.map((script) => [script, new RegExp(`^\\p{Script=${script}}$`, 'u')] as const)

/** The script of one character; undefined for what every script shares: digits, marks, points. */
export function scriptOf(character: string): Script | undefined {
  if (shared.test(character)) return undefined
  return tests.find(([, test]) => test.test(character))?.[0] ?? 'other'
}

const together: readonly (readonly Script[])[] = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
]

/** Whether a word is written in one script, or in those that one language mixes (UTS #39 §5.1). */
export function isOneScript(word: string): boolean {
  const used = [...new Set([...word].flatMap((character) => scriptOf(character) ?? []))]
  return used.length <= 1 || together.some((group) => used.every((script) => group.includes(script)))
}
