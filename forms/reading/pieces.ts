import { cleanText } from './clean-text.ts'

/** What stands between commas, semicolons and line breaks. A comma between two digits is part of a number. */
export function piecesOf(typed: string): string[] {
  return cleanText(typed)
    .split(/[;\n]|(?<!\d),|,(?!\d)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
