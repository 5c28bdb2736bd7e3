import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** More of the window than this must stay with the record. */
const SHARE = 0.62

/**
 * Marks the dock `data-tall` when it is too high to stay in view while the page scrolls; then it scrolls with the page.
 * What floats above it finds the height that stays in `--dock`. Marked before the page is painted and scrolled.
 */
export function useTall(dock: RefObject<HTMLElement>): void {
  useLayoutEffect(() => measure(dock.current))
  useEffect(() => {
    const { current } = dock
    if (!current) return
    const again = () => measure(current)
    const observer = new ResizeObserver(again)
    observer.observe(current)
    addEventListener('resize', again)
    return () => {
      observer.disconnect()
      removeEventListener('resize', again)
    }
  }, [dock])
}

function measure(dock: HTMLElement | null): void {
  if (!dock) return
  const tall = dock.offsetHeight > innerHeight * SHARE
  dock.toggleAttribute('data-tall', tall)
  dock.parentElement?.style.setProperty('--dock', tall ? '0px' : `${dock.offsetHeight}px`)
}
