/**
 * A short text that matches a pattern, as far as patterns of forms go: characters, classes, groups, alternatives, counts.
 * Undefined for anything else. What comes out is a proposal: look-ahead, for one, is passed over, so try it.
 */
export function textForPattern(pattern: string): string | undefined {
  const reader = { pattern, at: 0 }
  const text = alternatives(reader)
  return reader.at < pattern.length ? undefined : text
}

type Reader = { readonly pattern: string; at: number }

/** The first alternative; the others are read over. */
function alternatives(reader: Reader): string | undefined {
  const first = sequence(reader)
  while (reader.pattern[reader.at] === '|') {
    reader.at++
    sequence(reader)
  }
  return first
}

function sequence(reader: Reader): string | undefined {
  let text: string | undefined = ''
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at] ?? '')) {
    const one = atom(reader)
    const count = least(reader)
    text = text === undefined || one === undefined ? undefined : text + one.repeat(count)
  }
  return text
}

/** How often the atom before has to be there, at least. */
function least(reader: Reader): number {
  const found = /^(?:\?|\*|\+|\{(\d+)(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at))
  if (found === null) return 1
  reader.at += found[0].length
  if (found[1] !== undefined) return Math.min(Number(found[1]), 1000)
  return found[0].startsWith('+') ? 1 : 0
}

function atom(reader: Reader): string | undefined {
  const character = reader.pattern[reader.at++]
  switch (character) {
    case '^':
    case '$':
      return ''
    case '.':
      return 'a'
    case '\\':
      return escaped(reader)
    case '[':
      return oneOfClass(reader)
    case '(':
      return group(reader)
    default:
      return character
  }
}

function group(reader: Reader): string | undefined {
  const opening = /^\?(?::|[=!]|<[=!]|<\w+>)/.exec(reader.pattern.slice(reader.at))?.[0] ?? ''
  reader.at += opening.length
  const text = alternatives(reader)
  if (reader.pattern[reader.at++] !== ')') return undefined
  return /[=!]$/.test(opening) ? '' : text
}

const CLASSES: Record<string, string> = {
  d: '1',
  D: 'a',
  w: 'a',
  W: '-',
  s: ' ',
  S: 'a',
  b: '',
  t: '\t',
  n: '\n',
  r: '\r',
}

function escaped(reader: Reader): string | undefined {
  const character = reader.pattern[reader.at++] ?? ''
  const property = /^\{([^}]*)\}/.exec(reader.pattern.slice(reader.at))
  if (character.toLowerCase() === 'p' && property !== null) {
    reader.at += property[0].length
    return LETTERS[property[1] ?? ''] ?? 'a'
  }
  if (character === 'u' || character === 'x' || /[1-9]/.test(character)) return undefined
  return Object.hasOwn(CLASSES, character) ? CLASSES[character] : character
}

const LETTERS: Record<string, string> = { Lu: 'A', N: '1', Nd: '1' }

/** Digits and letters come before signs, so that what a class refuses can be avoided. */
const CANDIDATES = ['1', '2', '9', 'a', 'A', 'x', 'я', ' ', '-', '.', '!', '0']

function oneOfClass(reader: Reader): string | undefined {
  const end = /^\^?\]?(?:\\.|[^\]\\])*/.exec(reader.pattern.slice(reader.at))?.[0] ?? ''
  reader.at += end.length + 1
  const isNegated = end.startsWith('^')
  if (!isNegated) {
    const first = { pattern: end, at: 0 }
    return end.startsWith('\\') ? escaped({ ...first, at: 1 }) : end[0]
  }
  return CANDIDATES.find(
    (each) =>
      !end.includes(each) && !(/\d/.test(each) && /0-9|\\d/.test(end)) && !(/\w/.test(each) && /a-z|A-Z|\\w/.test(end)),
  )
}
