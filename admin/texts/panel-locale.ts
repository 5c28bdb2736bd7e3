export type PanelLocale = 'en' | 'ru'

/** The panel's language for a BCP 47 tag: `ru-KG` → `ru`; whatever the panel does not speak → `en`. */
export function panelLocale(tag: string): PanelLocale {
  return tag.split('-')[0]?.toLowerCase() === 'ru' ? 'ru' : 'en'
}
