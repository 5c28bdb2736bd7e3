/**
 * Characters of a document that no font of the house can print. Trying again will not help; nor may they be left out,
 * since a document says what was decided, or does not exist.
 */
export class SignsWithoutGlyph extends Error {
  readonly code = 'signs-without-glyph'
  readonly retryable = false
  readonly signs: string[]
  constructor(signs: string[]) {
    super(`no glyph for ${signs.map(signInWords).join(', ')}`)
    this.name = 'SignsWithoutGlyph'
    this.signs = signs
  }
}

/** The sign and its number, since what cannot be printed is often not shown either: `𓀀 (U+13000)`. */
export function signInWords(sign: string): string {
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /\p{C}/u.test(sign) ? `U+${number}` : `${sign} (U+${number})`
}

/** For whoever wrote them: the signs themselves, and the number only of one that cannot be seen. */
export const signsInWords = (signs: readonly string[]): string =>
  signs.map((sign) => (/\p{C}/u.test(sign) ? signInWords(sign) : sign)).join(' ')
