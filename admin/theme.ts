import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrandingOptions } from 'adminjs'

const tokens = readFileSync(join(import.meta.dirname, '..', 'chat', 'styles', 'tokens.css'), 'utf8')

/** The house's colours and font in AdminJS's words. It computes with colours, so it gets their values, the light ones. */
export function panelTheme(): NonNullable<BrandingOptions['theme']> {
  return {
    // Declared as a record, used as a text.
    font: token('font') as never,
    colors: {
      text: light('ink'),
      grey100: light('ink'),
      grey80: light('ink-2'),
      grey60: light('ink-2'),
      grey40: light('edge'),
      grey20: light('surface-2'),
      primary100: light('accent'),
      primary80: light('accent-strong'),
      primary60: light('accent'),
      primary40: light('accent-soft'),
      primary20: light('accent-soft'),
      accent: light('official'),
      love: light('accent'),
      white: light('surface'),
      error: light('danger'),
      errorDark: light('danger'),
      errorLight: light('danger-soft'),
      success: light('ok'),
      successDark: light('ok'),
      successLight: light('ok-soft'),
      warning: light('warn'),
      warningDark: light('warn'),
      warningLight: light('warn-soft'),
      info: light('official'),
      infoDark: light('official'),
      infoLight: light('official-soft'),
      bg: light('paper'),
      container: light('surface'),
      sidebar: light('surface'),
      filterBg: light('surface'),
      border: light('line'),
      separator: light('line'),
      inputBorder: light('edge'),
      highlight: light('surface-2'),
    },
    fontSizes: { xs: '14px', sm: '14px', default: '15px', md: '15px' },
    lineHeights: { default: '22px' },
    fontWeights: { lighter: '400', light: '400', normal: '400', bold: '600', bolder: '650' },
    sizes: { navbarHeight: '56px', sidebarWidth: '256px' },
    borders: { default: `1px solid ${light('line')}` },
    shadows: { card: 'none', cardHover: 'none', drawer: token('raised') },
  }
}

function token(name: string): string {
  const found = new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens)?.[1]
  if (!found) throw new Error(`tokens.css has no --${name}.`)
  return found
}

function light(name: string): string {
  const value = token(name)
  return /^light-dark\(([^,]+),/.exec(value)?.[1] ?? value
}
