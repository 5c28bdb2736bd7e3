import { type ReduxState, useTranslation } from 'adminjs'
import { useEffect, useRef } from 'react'
import { useSelector } from 'react-redux'
import { NavLink } from 'react-router-dom'

/** The menu: what the official may open. On a narrow screen it is there when called for, and takes the focus then. */
export function Sidebar({ isVisible }: { isVisible: boolean }) {
  const { translateLabel } = useTranslation()
  const resources = useSelector((state: ReduxState) => state.resources)
  const menu = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isVisible) menu.current?.querySelector('a')?.focus()
  }, [isVisible])
  return (
    <nav ref={menu} className={isVisible ? 'p-side p-open' : 'p-side'} aria-label={translateLabel('navigation')}>
      <NavLink to="/admin" end className="p-brand">
        Parley
      </NavLink>
      <ul>
        {resources.map(
          ({ id, name, href }) =>
            href && (
              <li key={id}>
                <NavLink to={href}>{translateLabel(name)}</NavLink>
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}
