import { isOneEditAway } from './is-one-edit-away.ts'
import { reservedWords } from './reserved-words.ts'
import { isOneScript, scriptOf } from './script-of.ts'
import { skeleton } from './skeleton.ts'

export type NameProblemCode =
  | 'too-short'
  | 'too-long'
  | 'invisible'
  | 'unassigned'
  | 'badge-like'
  | 'not-for-names'
  | 'many-marks'
  | 'unusual-script'
  | 'mixed-scripts'
  | 'reserved'
  | 'looks-like'
  | 'near'

/** What is wrong, and with which word or character: `codePoint` names what may not be seen, as U+202E. */
export type NameProblem = {
  code: NameProblemCode
  word?: string
  character?: string
  codePoint?: string
  /** The verified name that it is like. */
  like?: string
}

export type NameCheck = {
  /** `review`: it may be right, and a person has to look at it. */
  verdict: 'fine' | 'review' | 'refused'
  /** As it is kept: NFKC, single spaces. */
  name: string
  skeleton: string
  problems: NameProblem[]
}

export type VerifiedName = { name: string; skeleton: string }

/** At most this many characters, as they are counted by people. */
const longest = 120

/**
 * Whether an agency may be called so: written with letters that people see, each word in one script, nothing that
 * passes for our badge, and not to be mistaken for a verified name (UTS #39).
 */
export function checkName(given: string, verified: readonly VerifiedName[]): NameCheck {
  const name = normal(given)
  const reduced = skeleton(name)
  const problems = [...problemsOfLength(name), ...problemsOfCharacters(given), ...problemsOfWords(name)]
  const twin = verified.find((other) => other.skeleton === reduced)
  const near = twin ? undefined : verified.find((other) => isOneEditAway(other.skeleton, reduced))
  if (twin) problems.push({ code: 'looks-like', like: twin.name })
  if (near) problems.push({ code: 'near', like: near.name })
  const refused = problems.some(({ code }) => code !== 'near')
  return { verdict: refused ? 'refused' : near ? 'review' : 'fine', name, skeleton: reduced, problems }
}

/** NFKC but for the number sign, which people write in names of schools, and which it would turn into letters. */
const normal = (given: string) =>
  given
    .split('№')
    .map((part) => part.normalize('NFKC'))
    .join('№')
    .replace(/\s+/gu, ' ')
    .trim()

function problemsOfLength(name: string): NameProblem[] {
  if ((name.match(/\p{L}/gu)?.length ?? 0) < 2) return [{ code: 'too-short' }]
  return [...name].length > longest ? [{ code: 'too-long' }] : []
}

const wordAround = (text: string, index: number) => {
  const before = /\S*$/u.exec(text.slice(0, index))?.[0] ?? ''
  return (before + (/^\S*/u.exec(text.slice(index))?.[0] ?? '')).slice(0, 60)
}

/** Each kind once: a name full of signs is told of one. */
function problemsOfCharacters(given: string): NameProblem[] {
  const found = new Map<NameProblemCode, NameProblem>()
  let index = 0
  for (const character of given) {
    const code = problemOf(character, given.slice(0, index), given.slice(index + character.length))
    if (code && !found.has(code)) {
      const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
      const seen = code === 'invisible' || code === 'unassigned' ? {} : { character }
      found.set(code, { code, codePoint, ...seen, word: visible(wordAround(given, index)) })
    }
    index += character.length
  }
  return [...found.values()]
}

const visible = (text: string) => text.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '\u25A1')

function problemOf(character: string, before: string, after: string): NameProblemCode | undefined {
  if (isJoiner(character, before, after)) return undefined
  // Before the invisible ones: a selector of a picture is told of as the picture it makes.
  if (badgeLike.test(character)) return 'badge-like'
  if (/^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u.test(character)) return 'invisible'
  if (/^[\p{Cn}\p{Co}\p{Cs}]$/u.test(character)) return 'unassigned'
  if (!/^[\p{L}\p{M}\p{Nd}\p{Nl}\p{Zs}№+&'’‘"“”„«»().,:/\-\u2010\u2011\u2013\u2014·]$/u.test(character))
    return 'not-for-names'
  return scriptOf(character) === 'other' ? 'unusual-script' : undefined
}

/** Marks, pictures, stars, shields, trade marks, circled letters, superscripts: what can be taken for a badge. */
const badgeLike =
  /^(?!№)[\p{So}\p{Sk}\p{Variation_Selector}\p{Extended_Pictographic}\p{Regional_Indicator}\u221A\u2020\u2021*\p{No}ªº]$/u

/** Persian and Indic words need a joiner between their letters (UTS #39 §3.1.1, UAX #31 §2.3). */
const isJoiner = (character: string, before: string, after: string) =>
  (character === '\u200C' && /\p{Script=Arabic}$/u.test(before) && /^\p{Script=Arabic}/u.test(after)) ||
  (/^[\u200C\u200D]$/.test(character) && /[\u094D\u09CD\u0A4D\u0ACD\u0BCD\u0C4D\u0CCD\u0D4D]$/u.test(before))

function problemsOfWords(name: string): NameProblem[] {
  const problems: NameProblem[] = []
  const words = name.split(/[^\p{L}\p{M}\p{N}\u200C\u200D]+/u).filter((word) => word !== '')
  const mixed = words.find((word) => !isOneScript(word))
  if (mixed) problems.push({ code: 'mixed-scripts', word: mixed, ...strangerIn(mixed) })
  const marked = words.find((word) => /\p{Mn}{4}/u.test(word.normalize('NFD')))
  if (marked) problems.push({ code: 'many-marks', word: marked })
  const said = ` ${words.map(skeleton).join(' ')} `
  const reserved = reservedPhrases.find(({ read }) => said.includes(` ${read} `))
  if (reserved) problems.push({ code: 'reserved', word: reserved.phrase })
  return problems
}

const reservedPhrases = Object.values(reservedWords)
  .flat()
  .map((phrase) => ({ phrase, read: phrase.split(' ').map(skeleton).join(' ') }))

/** The first letter of the script that fewer letters of the word have. */
function strangerIn(word: string): Pick<NameProblem, 'character' | 'codePoint'> {
  const letters = [...word].filter((character) => scriptOf(character) !== undefined)
  const count = (script: string | undefined) => letters.filter((letter) => scriptOf(letter) === script).length
  const character = letters.toSorted((one, other) => count(scriptOf(one)) - count(scriptOf(other)))[0] ?? ''
  return { character, codePoint: `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}` }
}
