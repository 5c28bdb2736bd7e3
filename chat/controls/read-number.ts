/**
 * A number as people of the locale write it: "1 250,50", "1,250.50". Undefined when it is not one, also when the
 * grouping is not the locale's: in English "1.234,5" is more likely a mistake than 1.2345.
 */
export function readNumber(text: string, locale: string): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(-12345.6)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const decimal = sign('decimal')
  const compact = text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u00a0\u202f']/g, '\u00a0')
  const grouping = /\s/.test(sign('group')) ? '\u00a0' : sign('group')
  const [whole = '', fraction = '', ...more] = compact.split(decimal)
  const groups = new RegExp(`^-?(\\d+|\\d{1,3}([\u00a0${quoted(grouping)}]\\d{3})+)$`)
  if (more.length || !groups.test(whole) || !/^\d*$/.test(fraction)) return undefined
  return Number(`${whole.replace(/[^\d-]/g, '')}.${fraction || '0'}`)
}

/** The number as it is shown for editing: exact, with the locale's signs, without grouping. */
export function numberText(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 20, useGrouping: false }).format(value)
}

const quoted = (sign: string) => sign.replace(/[.\\^$*+?()[\]{}|]/g, '\\$&')
