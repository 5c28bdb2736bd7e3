import type { Locale } from '../texts/texts.tsx'

const LETTERS: Record<Locale, { consonants: string; vowels: string }> = {
  en: { consonants: 'bdfghjklmnprstvz', vowels: 'aiou' },
  ru: { consonants: 'бдфгхжклмнпрствз', vowels: 'аиоу' },
}

/**
 * The first 64 bits of a digest (hex) as four words that can be said aloud, sixteen bits each: consonant, vowel,
 * consonant, vowel, consonant. Two people, or two devices, compare by it whether they have the same document. Pure.
 */
export function spokenDigest(hex: string, locale: Locale): string {
  const { consonants, vowels } = LETTERS[locale]
  const word = (bits: number) =>
    [
      consonants[bits >> 12],
      vowels[(bits >> 10) & 3],
      consonants[(bits >> 6) & 15],
      vowels[(bits >> 4) & 3],
      consonants[bits & 15],
    ].join('')
  const words = hex.slice(0, 16).match(/.{4}/g) ?? []
  return words.map((part) => word(Number.parseInt(part, 16))).join('-')
}
