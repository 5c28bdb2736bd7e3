import { Menu as MenuIcon, User } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { type Session, signInHref, signOut } from '../http/session.ts'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import { go } from './location.tsx'
import { useOwnPlaces } from './navigation.tsx'
import { keepTheme, preferredTheme, type Theme } from './preferences.ts'

const themes: Record<Theme, TextKey> = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' }

/** Where to go (on narrow screens, which have no rail), how the app looks, and who is signed in. */
export function PersonMenu({ session }: { session: Session | undefined }) {
  const { t } = useTexts()
  const places = useOwnPlaces()
  const Icon = session?.signedIn ? User : MenuIcon
  return (
    <MenuTrigger>
      <Button className="button quiet">
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        <span className="visually-hidden">{t('nav.menu')}</span>
        {session?.signedIn && <span className="wide-only">{session.account.name}</span>}
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu onAction={(key) => void act(String(key))}>
          <MenuSection className="narrow-only">
            {places.map(({ href, label, Icon }) => (
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
          <MenuItem id={session?.signedIn ? 'sign-out' : 'sign-in'} className="menu-item">
            {session?.signedIn ? t('sign-in.out') : t('sign-in.action')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

async function act(key: string) {
  if (key.startsWith('/')) return go(key)
  if (key === 'sign-in') return location.assign(signInHref(location.pathname))
  if (key !== 'sign-out') return
  await signOut()
  location.assign('/')
}
