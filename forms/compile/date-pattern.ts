import { hasFormat, patternFormat } from './formats.ts'

/**
 * True for a pattern that means an ISO date, which many forms use in place of `format: date`, some so that parts may be left
 * open (`2000-11-XX`). Told by what it accepts and refuses, not by how it is written.
 */
export function isDatePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || !pattern.includes('-') || pattern.length > 200) return false
  const accepts = (text: string) => hasFormat(patternFormat(pattern), text)
  return (
    accepts('1999-12-31') &&
    accepts('2004-02-29') &&
    !accepts('1999-12') &&
    !accepts('abcd-ef-gh') &&
    !accepts('1234567890')
  )
}
