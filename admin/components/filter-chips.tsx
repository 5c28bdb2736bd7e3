import { Link, useSearchParams } from 'react-router-dom'
import { useTexts } from './use-texts.ts'

type Chip = {
  /** The name in the address. */
  name: string
  words: string
}

/** What narrows a list now, each taken away by a press. They stand in the address, so that a list can be sent on. */
export function FilterChips({ chips }: { chips: readonly Chip[] }) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  if (chips.length === 0) return null
  const without = (name: string) => {
    const left = new URLSearchParams(asked)
    for (const gone of [name, 'page', 'after']) left.delete(gone)
    return `?${left}`
  }
  return (
    <ul className="p-chips" aria-label={say('filters.now')}>
      {chips.map(({ name, words }) => (
        <li key={name}>
          <Link to={without(name)} aria-label={say('filters.without', { words })}>
            <bdi>{words}</bdi> <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link to="?">{say('table.clear')}</Link>
        </li>
      )}
    </ul>
  )
}
