import { confusables } from './confusables.ts'

/**
 * A name reduced to what the eye keeps of it: two names with one skeleton are mistaken for each other (UTS #39 §4:
 * NFD, drop the invisible, map, NFD). On top of the standard, case, accents, spaces and punctuation do not count,
 * since a hurried reader does not count them either.
 */
export function skeleton(name: string): string {
  const plain = name.normalize('NFKD').replace(invisible, '').replace(accents, '$1')
  // Twice: what a capital looks like, and what its small form looks like.
  const mapped = drawn(drawn(withPlainDigits(plain)).toLowerCase())
  const read = drawn(mapped.normalize('NFD').replace(accents, '$1')).replace(notRead, '')
  // Two narrow letters make one wide. UTS #39 parts the wide one; joined, a slip in it stays one slip.
  return read.replaceAll('rn', 'm').replaceAll('vv', 'w')
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu
/** In other scripts marks are vowels and change the word. */
const accents = /([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{Mn}+/gu
const notRead = /[^\p{L}\p{M}\p{N}]/gu

const drawn = (text: string) => [...text].map((character) => confusables.get(character) ?? character).join('')

/** Digits of every script by their value: each script's ten stand in one row, zero first. */
function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let value = 0
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
    return String(value)
  })
}
