/**
 * The columns that a query names to sort, search and filter by. AdminJS drops some names on the way, `__proto__` among
 * them, and would answer as if nothing had been asked.
 */
export function namedColumns(query: Readonly<Record<string, string>>): string[] {
  const filtered = Object.keys(query)
    .filter((name) => name.startsWith('filters.'))
    .map((name) => name.slice('filters.'.length).split('~~')[0] ?? '')
  return [query.searchProperty, query.sortBy, ...filtered].filter((name) => name !== undefined)
}
