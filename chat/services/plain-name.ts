/** Marks that look like our badge of a verified agency (dingbats, symbols, emoji) have no place in a name. */
export function plainName(name: string): string {
  return name
    .replace(/[\p{So}\p{Sk}\p{Cf}\p{Co}\p{Variation_Selector}\u221A]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "Olga Sergeeva" → "OS". */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? '')
  return letters.slice(0, 2).join('').toUpperCase()
}
