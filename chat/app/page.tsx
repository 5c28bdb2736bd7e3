import { type ReactNode, useEffect, useRef } from 'react'

type Props = { title: string; lead?: ReactNode; children: ReactNode; className?: string }

/** A screen with its heading. Coming here from another screen moves the focus to the heading, as a page load would. */
export function Page({ title, lead, children, className = '' }: Props) {
  const heading = useTitle(title)
  useEffect(() => {
    scrollTo(0, 0)
  }, [])
  return (
    <main id="main" className={`page ${className}`.trimEnd()}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </main>
  )
}

let firstScreen = true

/** Names the browser's tab after the screen; returns the ref of the heading that takes the focus. */
export function useTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === 'Parley' ? title : `${title} · Parley`
  }, [title])
  useEffect(() => {
    // The browser itself reads a page that was just loaded.
    if (!firstScreen) heading.current?.focus({ preventScroll: true })
    firstScreen = false
  }, [])
  return heading
}
