import { Link } from 'react-router-dom'
import type { ShownFound } from '../resources/shown-found.ts'
import { useTexts } from './use-texts.ts'

/** What the search found, each with what it is and which part of it held the words. */
export function FoundList({ found }: { found: ShownFound[] }) {
  const { say } = useTexts()
  if (found.length === 0) return <p className="p-empty">{say('search.none')}</p>
  const isPersonal = found.some(({ kind }) => kind === 'case' || kind === 'document')
  return (
    <>
      {isPersonal && <p className="p-help">{say('search.recorded')}</p>}
      <ul className="p-found">
        {found.map(({ kind, title, note, by, to }) => (
          <li key={to}>
            <Link className="p-link" to={to}>
              <bdi>{title}</bdi>
            </Link>{' '}
            <bdi>{note}</bdi>{' '}
            <span className="p-quiet">
              {say(`search.kind.${kind}`)}, {say(`search.by.${by}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
