/**
 * Digits and letters that are not taken for one another when read aloud or copied by hand (no 0 O, 1 I L, 5 S, 2 Z,
 * 8 B, M N), and no vowels, so that no words come about. Their count is prime: the check character needs that.
 */
const ALPHABET = '23456789CDFGHJKMPQRTVWX'
const RANDOM_LENGTH = 7
const SHAPE = new RegExp(`^[A-Z]{2,6}-([${ALPHABET}]{4})-([${ALPHABET}]{4})$`)

/**
 * A submission's number, such as `REG-7K4M-92QX`, from at least 8 random bytes and a prefix of 2–6 capital letters.
 * 23⁷ (3.4 billion) numbers a prefix: whoever saves one still needs a unique constraint and another try.
 */
export function submissionNumber(bytes: Uint8Array, prefix: string): string {
  if (bytes.length < 8) throw new RangeError(`A submission number needs 8 random bytes, got ${bytes.length}.`)
  if (!/^[A-Z]{2,6}$/.test(prefix)) throw new RangeError(`Not 2–6 capital letters: ${prefix}`)
  // Eight bytes are so much more than 23⁷ that the remainder favours no character noticeably.
  let rest = bytes.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let body = ''
  while (body.length < RANDOM_LENGTH) {
    body += ALPHABET.charAt(Number(rest % 23n))
    rest /= 23n
  }
  const whole = body + checkCharacter(body)
  return `${prefix}-${whole.slice(0, 4)}-${whole.slice(4)}`
}

/** Whether `text` has the shape of a submission number and its check character is right. */
export function isSubmissionNumber(text: string): boolean {
  const [, first, second] = SHAPE.exec(text) ?? []
  if (first === undefined || second === undefined) return false
  return checkCharacter(first + second.slice(0, 3)) === second.at(3)
}

/** Weighted sum modulo a prime: any one wrong character and any two exchanged neighbours are noticed. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, place) => total + ALPHABET.indexOf(character) * (place + 2), 0)
  return ALPHABET.charAt(sum % ALPHABET.length)
}
