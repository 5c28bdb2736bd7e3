/**
 * A long list that is never changed in place: items lie in pages, and a new version copies one page and the list of pages.
 * So a turn costs the same in a long conversation as in a short one, and the older version stays as it was. Plain JSON.
 */
export type Pages<T> = readonly (readonly T[])[]

const PAGE = 32

/** The list with one more item at its end. */
export function append<T>(pages: Pages<T>, item: T): Pages<T> {
  const last = pages.at(-1)
  return last === undefined || last.length >= PAGE ? [...pages, [item]] : [...pages.slice(0, -1), [...last, item]]
}

/** The list with another item at an index. Every page but the last is full, so the index says the page. */
export function replaceAt<T>(pages: Pages<T>, index: number, item: T): Pages<T> {
  const page = Math.floor(index / PAGE)
  return pages.with(page, (pages[page] ?? []).with(index % PAGE, item))
}

/** The item at an index. */
export function itemAt<T>(pages: Pages<T>, index: number): T | undefined {
  return pages[Math.floor(index / PAGE)]?.[index % PAGE]
}

/** How many items there are. */
export function sizeOf<T>(pages: Pages<T>): number {
  return pages.length === 0 ? 0 : (pages.length - 1) * PAGE + (pages.at(-1)?.length ?? 0)
}
