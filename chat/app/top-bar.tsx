import { Languages, Menu as MenuIcon, User } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { signInHref, signOut } from '../http/session.ts'
import { type Locale, locales, type TextKey, useTexts } from '../texts/texts.tsx'
import { go, Link } from './location.tsx'
import { useOwnPlaces } from './navigation.tsx'
import { keepTheme, preferredTheme, type Theme } from './preferences.ts'
import { useSession } from './session-context.ts'

type Props = { onLocale(locale: Locale): void }

/** The bar of every screen: the name of the product, the language, the person. */
export function TopBar({ onLocale }: Props) {
  const { t } = useTexts()
  return (
    <header className="top-bar">
      <Link className="wordmark" href="/" aria-label={t('nav.home')}>
        <img src="/favicon.svg" alt="" width={28} height={28} />
        Parley
      </Link>
      <div className="top-bar-tools">
        <LanguageMenu onLocale={onLocale} />
        <PersonMenu />
      </div>
    </header>
  )
}

function LanguageMenu({ onLocale }: Props) {
  const { locale, t } = useTexts()
  return (
    <MenuTrigger>
      <Button className="button quiet" aria-label={t('nav.language', { language: locales[locale] })}>
        <Languages aria-hidden size={20} strokeWidth={1.75} />
        <span>{locales[locale]}</span>
      </Button>
      <Popover className="menu">
        <Menu
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[locale]}
          onSelectionChange={(keys) => onLocale([...keys][0] as Locale)}
        >
          {Object.entries(locales).map(([tag, name]) => (
            <MenuItem key={tag} id={tag} lang={tag} className="menu-item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const themes: Record<Theme, TextKey> = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' }

/** Where to go, how it looks, and signing out. */
function PersonMenu() {
  const { t } = useTexts()
  const session = useSession()
  const own = useOwnPlaces()
  const act = async (key: string) => {
    if (key.startsWith('/')) return key.startsWith('/auth/') ? location.assign(key) : go(key)
    await signOut()
    location.assign('/')
  }
  const here = signInHref(location.pathname + location.search)
  return (
    <>
      {session && !session.signedIn && (
        <a className="button secondary sign-in" href={here}>
          {t('sign-in.action')}
        </a>
      )}
      <MenuTrigger>
        <Button className="button quiet" aria-label={t('nav.menu')}>
          {session?.signedIn ? (
            <User aria-hidden size={20} strokeWidth={1.75} />
          ) : (
            <MenuIcon aria-hidden size={20} strokeWidth={1.75} />
          )}
          {session?.signedIn && <span className="wide-only">{session.account.name}</span>}
        </Button>
        <Popover className="menu" placement="bottom end">
          <Menu onAction={(key) => void act(String(key))}>
            <MenuSection className="narrow-only">
              {own.map(({ href, label, Icon }) => (
                <MenuItem key={href} id={href} className="menu-item">
                  <Icon aria-hidden size={20} strokeWidth={1.75} />
                  {t(label)}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator />
            <MenuSection
              selectionMode="single"
              disallowEmptySelection
              defaultSelectedKeys={[preferredTheme()]}
              onSelectionChange={(keys) => keepTheme([...keys][0] as Theme)}
            >
              <Header className="menu-title">{t('theme.label')}</Header>
              {Object.entries(themes).map(([theme, label]) => (
                <MenuItem key={theme} id={theme} className="menu-item">
                  {t(label)}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator />
            {session?.signedIn ? (
              <MenuItem id="sign-out" className="menu-item">
                {t('sign-in.out')}
              </MenuItem>
            ) : (
              <MenuItem id={here} className="menu-item">
                {t('sign-in.action')}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
}
