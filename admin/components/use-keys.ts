import { useEffect } from 'react'

/**
 * Single keys as shortcuts, by the place of the key (`KeyJ`), so that they work on a Russian keyboard too.
 * They rest while something is typed or another key is held.
 */
export function useKeys(actions: [code: string, act: () => void][]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actions.find(([code]) => code === event.code)?.[1]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
