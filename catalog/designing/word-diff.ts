/** A run of words that stays, goes or comes. */
export type Run = { kind: 'same' | 'gone' | 'new'; text: string }

/** Longer texts are shown whole, as gone and come. */
const MOST = 400

/** How one text becomes another, word by word. Joined, what is not gone is the second text. */
export function wordDiff(before: string, now: string): Run[] {
  const [old, fresh] = [pieces(before), pieces(now)]
  if (old.length > MOST || fresh.length > MOST) return runs([...all('gone', old), ...all('new', fresh)])
  return runs(walk(old, fresh, lengths(old, fresh)))
}

/** Each word with the space behind it. */
const pieces = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []
const all = (kind: Run['kind'], texts: readonly string[]): Run[] => texts.map((text) => ({ kind, text }))

/** `table[i][j]`: how many words the rests from i and j have in common, in their order. */
function lengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[]
      row[j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  return table
}

function walk(old: readonly string[], fresh: readonly string[], table: readonly number[][]): Run[] {
  const found: Run[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < fresh.length) {
    const [word = '', other = ''] = [old[i], fresh[j]]
    if (word === other) {
      found.push({ kind: 'same', text: word })
      i += 1
      j += 1
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
      found.push({ kind: 'gone', text: word })
      i += 1
    } else {
      found.push({ kind: 'new', text: other })
      j += 1
    }
  }
  return [...found, ...all('gone', old.slice(i)), ...all('new', fresh.slice(j))]
}

/** Neighbours of one kind are one run. */
function runs(words: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const { kind, text } of words) {
    const last = joined.at(-1)
    if (last?.kind === kind) last.text += text
    else joined.push({ kind, text })
  }
  return joined
}
