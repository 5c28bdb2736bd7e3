import type { Input } from '#forms'
import { dayText } from '../texts/dates.ts'
import type { Locale, Translate } from '../texts/texts.tsx'

/** A value as the person would say it: the title of the option, the date in words, yes or no. */
export function valueText(input: Input, value: unknown, locale: Locale, t: Translate): string {
  switch (input.kind) {
    case 'boolean':
    case 'choice':
      return titleOf(input.options, value)
    case 'choices':
      return (Array.isArray(value) ? value : []).map((each) => titleOf(input.options, each)).join(', ')
    case 'branch':
      return input.options.find(({ index }) => index === value)?.title ?? String(value)
    case 'gate':
      return value ? t('control.yes') : t('control.no')
    case 'more':
      return value ? t('control.add-another') : t('control.enough')
    case 'date':
      return dayText(String(value), locale)
    case 'time':
      return String(value).slice(0, 5)
    case 'number':
    case 'integer':
      return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : String(value)
    case 'text':
      return titleOf(input.named ?? [], value)
    case 'file':
    case 'files':
      return [value].flat().map(fileName).join(', ')
    default:
      return String(value)
  }
}

function titleOf(options: readonly { value: unknown; title: string }[], value: unknown): string {
  return options.find((option) => option.value === value)?.title ?? String(value)
}

/** A reference is an object that carries the name, or a text that ends with it. */
function fileName(reference: unknown): string {
  if (typeof reference === 'object' && reference !== null && 'name' in reference) return String(reference.name)
  return String(reference).split('/').at(-1) ?? ''
}
