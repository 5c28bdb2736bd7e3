import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** How far from the end still counts as being there, in CSS pixels. */
const NEAR = 80

/**
 * Keeps a reader who is at the end of the page there when something is added. A reader who is further up stays, and is
 * told how many messages are `unseen`; `show` goes to them. `follow` is for one's own replies: what they bring is shown.
 */
export function useNewMessages(count: number): { unseen: number; show(): void; follow(): void } {
  const atEnd = useRef(true)
  const seen = useRef(0)
  const [unseen, setUnseen] = useState(0)

  useEffect(() => {
    const look = () => {
      atEnd.current = innerHeight + scrollY >= document.documentElement.scrollHeight - NEAR
      if (atEnd.current) setUnseen(0)
    }
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [])

  useLayoutEffect(() => {
    if (count === seen.current) return
    if (atEnd.current) scrollToEnd()
    else setUnseen((before) => before + Math.max(0, count - seen.current))
    seen.current = count
  }, [count])

  const follow = useCallback(() => {
    atEnd.current = true
    setUnseen(0)
  }, [])
  const show = useCallback(() => {
    follow()
    scrollToEnd()
    document.getElementById('dock')?.focus({ preventScroll: true })
  }, [follow])
  return { unseen, show, follow }
}

/** The end of the page; but a step that is higher than the window is shown from its beginning. */
function scrollToEnd() {
  const dock = document.getElementById('dock')
  if (dock && dock.offsetHeight > innerHeight) dock.scrollIntoView({ block: 'start' })
  else scrollTo(0, document.documentElement.scrollHeight)
}
