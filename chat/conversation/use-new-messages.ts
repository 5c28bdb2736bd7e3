import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** How far from the end still counts as being there, in CSS pixels. */
const NEAR = 80

/**
 * Keeps a reader who is at the end of the page there when something is added. A reader who is further up stays, and is
 * told how many messages are `unseen`; `show` goes to them. `follow` is for one's own replies: what they bring is shown.
 * `look` changes whenever something at the end looks different without being new.
 */
export function useNewMessages(count: number, look: string): { unseen: number; show(): void; follow(): void } {
  const atEnd = useRef(true)
  const seen = useRef(0)
  const [unseen, setUnseen] = useState(0)

  useEffect(() => {
    const place = () => {
      atEnd.current = innerHeight + scrollY >= document.documentElement.scrollHeight - NEAR
      if (atEnd.current) setUnseen(0)
    }
    addEventListener('scroll', place, { passive: true })
    return () => removeEventListener('scroll', place)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another look is another height
  useLayoutEffect(() => {
    const more = Math.max(0, count - seen.current)
    seen.current = count
    if (atEnd.current) scrollToEnd()
    else setUnseen((before) => before + more)
  }, [count, look])

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
