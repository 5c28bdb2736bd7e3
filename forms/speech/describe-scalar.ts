import { isFileReference } from '../compile/file-reference.ts'
import type { Json, Locale } from '../definition.ts'
import { say } from './words.ts'

/** A value as a person would say it, when nothing is known about its question. */
export function describeScalar(locale: Locale, value: Json): string {
  if (value === null) return say(locale, 'null')
  if (typeof value === 'boolean') return say(locale, value ? 'yes' : 'no')
  if (typeof value === 'number') return numberFormat(locale).format(value)
  if (isFileReference(value)) return value.name
  if (Array.isArray(value))
    return listed(
      locale,
      value.map((item) => describeScalar(locale, item)),
    )
  if (typeof value === 'object') {
    return listed(
      locale,
      Object.entries(value).map(([key, item]) => `${key}: ${describeScalar(locale, item)}`),
    )
  }
  return value.startsWith('data:') ? nameInDataUrl(value) : value
}

function nameInDataUrl(url: string): string {
  const name = /^data:[^,]*;name=([^;,]*)/.exec(url.slice(0, 1000))?.[1]
  return name ?? url.slice(0, 40)
}

/** Items one after the other. */
export function listed(locale: Locale, items: string[]): string {
  return items.length === 0 ? say(locale, 'none') : items.join(', ')
}

const numberFormats = new Map<Locale, Intl.NumberFormat>()

function numberFormat(locale: Locale): Intl.NumberFormat {
  let format = numberFormats.get(locale)
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, useGrouping: 'min2' })
    numberFormats.set(locale, format)
  }
  return format
}
