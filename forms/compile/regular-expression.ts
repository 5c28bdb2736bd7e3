import { RE2JS } from 're2js'

/** Tells whether a text matches an author's pattern. */
export type Matcher = (text: string) => boolean

/**
 * A matcher that takes time linear in the text, whatever the pattern, so that no pattern can stop the service.
 * Look-ahead directly behind `^` is checked as an expression of its own; anywhere else it is refused, as are back-references.
 * @throws when the pattern is outside this language
 */
export function compilePattern(pattern: string): Matcher {
  const { lookaheads, rest } = splitLookaheads(pattern)
  const main = linear(rest)
  const conditions = lookaheads.map(({ body, wanted }) => {
    const matches = linear(`^(?:${body})`)
    return (text: string) => matches(text) === wanted
  })
  return (text) => conditions.every((holds) => holds(text)) && main(text)
}

function linear(pattern: string): Matcher {
  const expression = RE2JS.compile(RE2JS.translateRegExp(pattern))
  return (text) => expression.matcher(text).find()
}

type Lookahead = { body: string; wanted: boolean }

/** `^(?!a)(?=b)c` → not `a`, and `b`, at the start; then `^c`. Only without alternatives beside them. */
function splitLookaheads(pattern: string): { lookaheads: Lookahead[]; rest: string } {
  const lookaheads: Lookahead[] = []
  let rest = pattern
  while (/^\^\(\?[!=]/.test(rest)) {
    const end = closingBracket(rest, 1)
    if (end === -1 || hasAlternative(rest)) break
    lookaheads.push({ body: rest.slice(4, end), wanted: rest[3] === '=' })
    rest = `^${rest.slice(end + 1)}`
  }
  return { lookaheads, rest }
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
