import { Languages } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { type Locale, locales, useTexts } from '../texts/texts.tsx'

/** The languages by their own names. Choosing one stays on the same place. */
export function LanguageMenu({ onLocale }: { onLocale(locale: Locale): void }) {
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
