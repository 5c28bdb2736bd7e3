import { Link, useSearchParams } from 'react-router-dom'
import { useTexts } from './use-texts.ts'

/** The way to the pages before and after; nothing where all fits on one. */
export function Pages({ page, pages }: { page: number; pages: number }) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  if (pages <= 1) return null
  const to = (wanted: number) => {
    const changed = new URLSearchParams(asked)
    changed.set('page', String(wanted))
    return `?${changed}`
  }
  return (
    <nav className="p-pages" aria-label={say('pages.page', { page, pages })}>
      {page > 1 && <Link to={to(page - 1)}>{say('pages.earlier')}</Link>}
      <span>{say('pages.page', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{say('pages.later')}</Link>}
    </nav>
  )
}
