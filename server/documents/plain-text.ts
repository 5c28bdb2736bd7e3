// Marks that turn the direction of what follows (Unicode bidirectional algorithm), and marks of byte order.
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g
// What separates lines, and controls: white space in print.
const SEPARATING = /[\p{Cc}\p{Zl}\p{Zp}]/gu
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/**
 * What a person wrote, as text in HTML: escaped, and unable to change how its surroundings read. Marks that turn the
 * direction are taken out, and text of the other direction keeps to itself.
 */
export function plainText(written: string): string {
  const text = textAlone(written)
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END_OF_ISOLATE}` : text
}

/** The same where nothing surrounds it, as in the title, which readers of the PDF announce and show by itself. */
export const textAlone = (written: string): string =>
  written
    .replace(TURNING, '')
    .replace(SEPARATING, (sign) => (/[\t\n\r]/.test(sign) ? sign : ' '))
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
