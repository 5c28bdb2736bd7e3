import { type RefObject, useEffect, useState } from 'react'

/** More of the window than this must stay with the record. */
const SHARE = 0.62

/**
 * Whether the dock is too high to stay in view while the page scrolls; then it scrolls with the page.
 * What floats above it finds the height that stays in `--dock`.
 */
export function useTall(element: RefObject<HTMLElement | null>): boolean {
  const [tall, setTall] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      const isTall = current.offsetHeight > innerHeight * SHARE
      setTall(isTall)
      current.parentElement?.style.setProperty('--dock', isTall ? '0px' : `${current.offsetHeight}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
    }
  }, [element])
  return tall
}
