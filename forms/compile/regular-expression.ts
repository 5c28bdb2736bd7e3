import { RE2JS } from 're2js'

/** Tells whether a text matches an author's pattern. */
export type Matcher = (text: string) => boolean

/**
 * A matcher that takes time linear in the text, whatever the pattern, so that no pattern can stop the service.
 * Look-ahead is checked as an expression of its own where the place that it looks from is known: behind `^` and what always
 * has the same length. Anywhere else it is refused, as are back-references.
 * @throws when the pattern is outside this language
 */
export function compilePattern(pattern: string): Matcher {
  const { lookaheads, rest } = splitLookaheads(pattern)
  const main = linear(rest)
  const conditions = lookaheads.map(({ body, wanted, from }) => {
    const matches = linear(`^(?:${body})`)
    return (text: string) => matches(behind(text, from)) === wanted
  })
  return (text) => main(text) && conditions.every((holds) => holds(text))
}

/** What is left of a text after so many characters. */
function behind(text: string, count: number): string {
  return count === 0 ? text : [...text].slice(count).join('')
}

function linear(pattern: string): Matcher {
  const expression = RE2JS.compile(RE2JS.translateRegExp(pattern))
  return (text) => expression.matcher(text).find()
}

type Lookahead = { body: string; wanted: boolean; from: number }

/** `^(?!a)b(?=c)d` → not `a` at the start, and `c` after one character; then `^bd`. Only without alternatives beside them. */
function splitLookaheads(pattern: string): { lookaheads: Lookahead[]; rest: string } {
  const lookaheads: Lookahead[] = []
  let rest = pattern
  if (!rest.startsWith('^') || hasAlternative(rest)) return { lookaheads, rest }
  for (let open = nextLookahead(rest); open !== -1; open = nextLookahead(rest)) {
    const end = closingBracket(rest, open)
    const from = widthOf(rest.slice(1, open))
    if (end === -1 || from === undefined || /^[?*+{]/.test(rest.slice(end + 1))) break
    lookaheads.push({ body: rest.slice(open + 3, end), wanted: rest[open + 2] === '=', from })
    rest = rest.slice(0, open) + rest.slice(end + 1)
  }
  return { lookaheads, rest }
}

function nextLookahead(pattern: string): number {
  for (const { index, depth } of walk(pattern, 0))
    if (depth === 1 && /^\(\?[!=]/.test(pattern.slice(index, index + 3))) return index
  return -1
}

const SINGLE =
  /^(?:\\[pP]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[dDwWsStnrfv]|\\[^\w]|\[(?:\\.|[^\]\\])+\]|[^\\()[\]{}?*+|^$])(?:\{(\d+)\})?(?![?*+{])/

/** The length of all texts that such a piece matches, where they have one: single characters, perhaps counted. */
function widthOf(piece: string): number | undefined {
  let width = 0
  for (let rest = piece; rest !== ''; ) {
    const found = SINGLE.exec(rest)
    if (found === null) return undefined
    width += Number(found[1] ?? 1)
    rest = rest.slice(found[0].length)
  }
  return width
}

function closingBracket(pattern: string, open: number): number {
  for (const { index, depth, character } of walk(pattern, open)) {
    if (character === ')' && depth === 0) return index
  }
  return -1
}

function hasAlternative(pattern: string): boolean {
  for (const { depth, character } of walk(pattern, 0)) {
    if (character === '|' && depth === 0) return true
  }
  return false
}

/** The characters that mean something: escapes and character classes are passed over. */
function* walk(pattern: string, from: number): Generator<{ index: number; depth: number; character: string }> {
  let depth = 0
  let inClass = false
  for (let index = from; index < pattern.length; index++) {
    const character = pattern[index] as string
    if (character === '\\') index++
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else {
      if (character === '(') depth++
      if (character === ')') depth--
      yield { index, depth, character }
    }
  }
}
