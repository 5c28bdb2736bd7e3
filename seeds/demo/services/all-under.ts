/** The same texts with `pointer` before each of their own pointers. */
export function allUnder(pointer: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([own, text]) => [pointer + own, text]))
}
