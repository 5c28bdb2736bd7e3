// Marks that turn the direction of what follows (Unicode bidirectional algorithm), and marks of byte order.
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g
// No font has a glyph for them: unassigned, private, half of a pair.
const SHAPELESS = /[\p{Cn}\p{Co}\p{Cs}]/gu
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/**
 * What a person wrote, as text in HTML: escaped, and unable to change how its surroundings read. Marks that turn the
 * direction are taken out, text of the other direction keeps to itself, and what has no shape shows as U+FFFD.
 */
export function plainText(written: string): string {
  const text = written
    .replace(TURNING, '')
    .replace(SHAPELESS, '\ufffd')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END_OF_ISOLATE}` : text
}
