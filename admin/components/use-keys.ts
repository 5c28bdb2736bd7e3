import { useEffect } from 'react'

/**
 * Single keys as shortcuts, by the place of the key (`KeyJ`), so that they work on a Russian keyboard too; `?` by its
 * sign. They rest while something is typed, another key is held, or the official has turned them off (WCAG 2.1.4).
 */
export function useKeys(actions: [code: string, act: () => void][]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const pressed = event.key === '?' ? '?' : event.shiftKey ? undefined : event.code
      const act = actions.find(([code]) => code === pressed)?.[1]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areKeysOn()) return
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

const kept = 'parley-keys'

export const areKeysOn = (): boolean => localStorage.getItem(kept) !== 'off'

export const turnKeys = (on: boolean): void => localStorage.setItem(kept, on ? 'on' : 'off')
