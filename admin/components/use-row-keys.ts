import type { RefObject } from 'react'
import { useKeys } from './use-keys.ts'

/** J and K move among the rows of a list, X marks the one that has the focus. A row is what holds a link; it opens by Enter. */
export function useRowKeys(list: RefObject<HTMLElement | null>, mark?: (rowId: string) => void): void {
  useKeys([
    ['KeyJ', () => move(list.current, 1)],
    ['KeyK', () => move(list.current, -1)],
    [
      'KeyX',
      () => {
        const row = document.activeElement?.closest<HTMLElement>('[data-row]')
        if (mark && row?.dataset.row && list.current?.contains(row)) mark(row.dataset.row)
      },
    ],
  ])
}

/** Moves the focus to the next or previous row; from outside the list, to its first. */
function move(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll('[data-row]') ?? [])]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  rows[at < 0 ? 0 : at + step]?.querySelector('a')?.focus()
}
