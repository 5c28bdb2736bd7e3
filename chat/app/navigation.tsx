import { Eye, FileCheck, History, KeyRound, Search, ShieldQuestion } from 'lucide-react'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import { Link } from './location.tsx'
import { useSession } from './session-context.ts'

type Place = { href: string; label: TextKey; Icon: typeof Eye; own?: true }

/** The screens one can go to from anywhere; `own` ones only make sense to a person who is signed in. */
export const places: Place[] = [
  { href: '/', label: 'nav.find', Icon: Search },
  { href: '/conversations', label: 'nav.conversations', Icon: History, own: true },
  { href: '/documents', label: 'nav.documents', Icon: FileCheck, own: true },
  { href: '/keys', label: 'nav.keys', Icon: KeyRound, own: true },
  { href: '/accesses', label: 'nav.accesses', Icon: Eye, own: true },
  { href: '/check', label: 'nav.check', Icon: ShieldQuestion },
]

export function useOwnPlaces(): Place[] {
  const session = useSession()
  return places.filter(({ own }) => !own || session?.signedIn)
}

/** The rail at the side of wide screens. Narrow ones have the same places in the menu of the top bar. */
export function Navigation() {
  const { t } = useTexts()
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <ul>
        {useOwnPlaces().map(({ href, label, Icon }) => (
          <li key={href}>
            <Link href={href}>
              <Icon aria-hidden size={20} strokeWidth={1.75} />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
