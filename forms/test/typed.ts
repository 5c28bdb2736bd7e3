import type { Ask, Json, Reply } from '../index.ts'
import { isEqual, isObject } from '../json.ts'

/** What a person would type to give an answer; what cannot be typed, such as a file, is given by value. */
export function typed({ input }: Ask, answer: Json, locale: string): Reply {
  const text = (words: string): Reply => ({ kind: 'text', text: words })
  switch (input.kind) {
    case 'gate':
    case 'boolean':
      return text(answer === true ? yes(locale) : no(locale))
    case 'more':
      return text(answer === true ? (locale === 'ru' ? 'ещё' : 'more') : locale === 'ru' ? 'хватит' : 'enough')
    case 'branch':
      return text(String(Number(answer) + 1))
    case 'choice':
      return text(input.options.find(({ value }) => isEqual(value, answer))?.title ?? String(answer))
    case 'choices': {
      const titles = (answer as Json[]).map(
        (item) => input.options.find(({ value }) => isEqual(value, item))?.title ?? String(item),
      )
      return text(titles.length === 0 ? no(locale) : titles.join(', '))
    }
    case 'number':
    case 'integer':
      return text(String(answer))
    default:
      if (answer === null) return text('null')
      return isObject(answer) || Array.isArray(answer) ? { kind: 'value', value: answer } : text(String(answer))
  }
}

function yes(locale: string): string {
  return locale === 'ru' ? 'да' : 'yes'
}

function no(locale: string): string {
  return locale === 'ru' ? 'нет' : 'no'
}
