import { type RefObject, useEffect, useRef, useState } from 'react'
import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { itemAt } from '../../../catalog/designing/item-at.ts'
import { type Destination, moveQuestion, placeQuestion } from '../../../catalog/designing/move-question.ts'
import { flatOutline, outline } from '../../../catalog/designing/outline.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { homeIn, type OutlineRow } from './outline-rows.ts'

type Moving = {
  hooks: DragAndDropHooks<OutlineRow>
  /** What the last move has done besides moving. */
  notice: string
  listRef: RefObject<HTMLDivElement>
}

/** Moving by pointer, touch, screen reader (all by React Aria) and by Alt with the arrows. */
export function useMoving(rows: readonly OutlineRow[]): Moving {
  const { say } = useTexts()
  const { current, editForm, select, selected, isLocked, language } = useDesign()
  const [notice, setNotice] = useState('')
  const listRef = useRef<HTMLDivElement>(null)
  const place = (id: string, to: Destination) => {
    const moved = placeQuestion(current(), id, to)
    editForm(moved.form)
    if (selected?.at === id) select(moved.at)
    const items = flatOutline(outline(moved.form))
    const freed = moved.freed.flatMap((at) => itemAt(items, at) ?? [])
    const titles = freed.map((item) => titleIn(moved.form, item, language)).join(', ')
    setNotice(titles && say('designer.freed', { titles }))
  }
  const { dragAndDropHooks } = useDragAndDrop<OutlineRow>({
    isDisabled: isLocked,
    getItems: (_, dragged) => dragged.map(({ title }) => ({ 'text/plain': title })),
    shouldAcceptItemDrop: ({ key }) => canHold(found(rows, String(key))),
    onMove({ keys, target }) {
      const to = destination(found(rows, String(target.key)), target.dropPosition)
      for (const key of keys) if (to) place(String(key), to)
    },
  })
  useMoveKeys(listRef, (id, where) => !isLocked && editForm(moveQuestion(current(), id, where)))
  return { hooks: dragAndDropHooks, notice, listRef }
}

const canHold = (row: OutlineRow | undefined) => row !== undefined && homeIn(row) !== undefined

function destination(row: OutlineRow | undefined, position: 'before' | 'after' | 'on'): Destination | undefined {
  if (!row) return undefined
  if (position !== 'on') return { within: row.within, [position]: row.name }
  const within = homeIn(row)
  return within === undefined ? undefined : { within }
}

function found(rows: readonly OutlineRow[], id: string): OutlineRow | undefined {
  for (const row of rows) {
    const below = row.id === id ? row : id.startsWith(`${row.id}/`) ? found(row.children, id) : undefined
    if (below) return below
  }
  return undefined
}

/** Heard before the tree, which would take the arrows for itself. */
function useMoveKeys(list: RefObject<HTMLDivElement>, move: (id: string, where: 'up' | 'down') => void): void {
  const latest = useRef(move)
  latest.current = move
  useEffect(() => {
    const element = list.current
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || (event.code !== 'ArrowUp' && event.code !== 'ArrowDown')) return
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=row]') : null
      const id = row?.dataset.key
      if (id === undefined) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(id, event.code === 'ArrowUp' ? 'up' : 'down')
    }
    element?.addEventListener('keydown', press, true)
    return () => element?.removeEventListener('keydown', press, true)
  }, [list])
}
