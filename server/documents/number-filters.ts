import { dateLocale } from './date-filters.ts'

/** `1234.5 | number` → “1,234.5”, in the reader's language; what is no number stays as it is. */
export const numberFilter = (locale: string) => (value: unknown) => formatted(locale, value, {})

/** `12.5 | money: "EUR"` → “€12.50” (ISO 4217). Without a currency, or with one that is none, the amount alone. */
export const moneyFilter = (locale: string) => (value: unknown, currency?: unknown) =>
  formatted(
    locale,
    value,
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
      ? { style: 'currency', currency }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  )

function formatted(locale: string, value: unknown, style: Intl.NumberFormatOptions): string {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  if (Number.isNaN(number)) return value === undefined || value === null ? '' : String(value)
  return new Intl.NumberFormat(dateLocale(locale), style).format(number)
}
