// Tables over the 256 bytes: asking them is what makes reading content streams fast.

export const REGULAR = 0
export const SPACE = 1
const DELIMITER = 2

/** REGULAR, SPACE or delimiter (ISO 32000-2 §7.2.3). */
export const KIND = marked('\0\t\n\f\r ', SPACE)
for (const byte of Buffer.from('()<>[]{}/%')) KIND[byte] = DELIMITER

/** 1 for what a number is written with. */
export const NUMERIC = marked('0123456789+-.', 1)
export const DIGIT = marked('0123456789', 1)

/** 1 for what a value begins with; the words true, false and null look like operators. */
export const VALUE_START = marked('0123456789+-./([<', 1)

/** The value of a hex digit, −1 for any other byte. */
export const HEX = new Int8Array(256).fill(-1)
for (const digit of '0123456789abcdefABCDEF') HEX[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

function marked(signs: string, mark: number): Uint8Array {
  const table = new Uint8Array(256)
  for (const byte of Buffer.from(signs, 'latin1')) table[byte] = mark
  return table
}
