import { type RefObject, useEffect, useState } from 'react'

/** More of the window than this must stay with the record. */
const SHARE = 0.62

/** Whether an element is too high to stay in view while the page scrolls; then it has to scroll with it. */
export function useTall(element: RefObject<HTMLElement | null>): boolean {
  const [tall, setTall] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setTall(current.offsetHeight > innerHeight * SHARE)
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
