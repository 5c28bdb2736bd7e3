/** Whether one inserted, left out, exchanged or swapped character makes one text of the other; not when they are equal. */
export function isOneEditAway(one: string, other: string): boolean {
  // Of two units at most: a character may be two.
  if (one === other || Math.abs(one.length - other.length) > 2) return false
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start += 1
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  if (one.length - start - end > 4) return false
  const [left, right] = [one, other].map((text) => [...text.slice(start, text.length - end)]) as [string[], string[]]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
