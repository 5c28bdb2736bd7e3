/** Control characters, and marks that change the direction of the text around them: no answer needs them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** What a person typed, without unseen characters and without space at the ends. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNSEEN, '').replaceAll('\r\n', '\n').trim()
}

/** The digits of any script as 0 to 9. */
export function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (character) => (character <= '9' ? character : digitOf(character)))
}

/** Digits of a script stand in a row from its zero on. */
function digitOf(character: string): string {
  let code = character.codePointAt(0) as number
  let digit = 0
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code--
    digit++
  }
  return String(digit)
}

/** For comparing words: lower case, ё as е, one space, no marks at the ends. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”«».,;:!?]+|[\s"'“”«».,;:!?]+$/g, '')
}
