/**
 * The number printed on an issued document, such as `REGISTRY-2026-000123`: agency, year of issue, and the place in the
 * agency's series of that year, counted from 1. More than 999 999 a year simply makes the number longer.
 */
export function documentNumber(agencySlug: string, year: number, n: number): string {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`A series is counted from 1, got ${n}.`)
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`Not a year: ${year}`)
  return `${agencySlug.toUpperCase()}-${year}-${String(n).padStart(6, '0')}`
}
