/** Whether one inserted, left out, exchanged or swapped character makes one text of the other; not when they are equal. */
export function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].toSorted((a, b) => a.length - b.length) as [string[], string[]]
  if (long.length - short.length > 1) return false
  const from = short.findIndex((character, index) => character !== long[index])
  if (from < 0) return long.length > short.length
  const rest = (characters: string[], start: number) => characters.slice(start).join('')
  if (long.length > short.length) return rest(short, from) === rest(long, from + 1)
  if (rest(short, from + 1) === rest(long, from + 1)) return true
  return (
    short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, from + 2) === rest(long, from + 2)
  )
}
