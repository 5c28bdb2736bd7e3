import { signInHref } from '../http/session.ts'
import { type Locale, useTexts } from '../texts/texts.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { Link, usePathname } from './location.tsx'
import { PersonMenu } from './person-menu.tsx'
import { useSession } from './session-context.ts'

/** The bar of every screen: the name of the product, the language, the person. */
export function TopBar({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTexts()
  const session = useSession()
  const pathname = usePathname()
  return (
    <header className="top-bar">
      <Link className="wordmark" href="/" aria-label={t('nav.home')}>
        <img src="/favicon.svg" alt="" width={28} height={28} />
        Parley
      </Link>
      <div className="top-bar-tools">
        <LanguageMenu onLocale={onLocale} />
        {session && !session.signedIn && (
          <a className="button secondary" href={signInHref(pathname)}>
            {t('sign-in.action')}
          </a>
        )}
        <PersonMenu session={session} />
      </div>
    </header>
  )
}
