/** An option with its place in the full list, which is its key: values may be anything, titles may repeat. */
export type Found = { index: number; title: string }

/** Options whose words begin with the typed words, in any order: first those that begin with the text, then the others. */
export function matchingOptions(options: readonly { title: string }[], typed: string): Found[] {
  const all = options.map(({ title }, index) => ({ index, title, words: words(title) }))
  const wanted = words(typed)
  const exact = all.some(({ title }) => title === typed)
  if (!wanted.length || exact) return all.map(({ index, title }) => ({ index, title }))
  const hits = all.filter((option) => wanted.every((begin) => option.words.some((word) => word.startsWith(begin))))
  const leading = (option: (typeof hits)[number]) => (option.words.join(' ').startsWith(wanted.join(' ')) ? 0 : 1)
  return hits.sort((a, b) => leading(a) - leading(b) || a.index - b.index).map(({ index, title }) => ({ index, title }))
}

/** Words without case and accents, so that "cote" finds "Côte d’Ivoire"; й and ё count as и and е. */
function words(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
