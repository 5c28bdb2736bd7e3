import { Landmark } from 'lucide-react'
import type { Author } from '../http/conversations.ts'
import { initials, plainName } from '../services/plain-name.ts'
import { useTexts } from '../texts/texts.tsx'

type Props = { author: Author; text: string; first: boolean; agency: string }

/** A message of a person of the agency, or of the agency itself; never to be taken for Parley. */
export function PersonMessage({ author, text, first, agency }: Props) {
  const { t } = useTexts()
  const name = plainName(author.name ?? agency)
  const person = author.kind === 'official'
  const label = person ? t('author.official', { name, agency, role: author.role ?? '' }) : t('author.agency', { name })
  return (
    <div className={person ? 'from-official' : 'from-agency'}>
      <p className={first ? 'author' : 'visually-hidden'}>
        {person ? (
          <span className="initials" aria-hidden>
            {initials(name)}
          </span>
        ) : (
          <Landmark aria-hidden size={20} strokeWidth={1.75} />
        )}
        {label}
      </p>
      <p className={person ? 'bubble' : 'said'} dir="auto">
        {text}
      </p>
    </div>
  )
}
