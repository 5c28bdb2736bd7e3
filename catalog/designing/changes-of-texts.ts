import type { Localized } from '../in-locale.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import { escapeKey, valueAt } from '../json-pointer.ts'
import { about, both, type Change, LANGUAGES, type Seen } from './change.ts'
import { PART_WORDS, TEXT_WORDS } from './change-words.ts'
import { textAt } from './set-text.ts'

/** What is said around a question besides its title: the question in full, help, reason, law, words for a mistake. */
export function changesOfTexts(before: Seen, after: Seen): Change[] {
  const { form, item } = after
  const pointers = [...new Set([...textsOf(before), ...textsOf(after)])]
  return pointers.flatMap((pointer) =>
    LANGUAGES.flatMap((language): Change[] => {
      const [was, is] = [textAt(before.form, pointer, language), textAt(form, pointer, language)]
      if (was === is) return []
      const words = { what: nameOf(pointer), language: both(language), before: quoted(was), now: quoted(is) }
      const of = about('text-of', 'texts', form, item, words).words
      return [{ ...about('text-changed', 'texts', form, item, words), text: { of, before: was, now: is } }]
    }),
  )
}

/** Pointers of the texts of a question itself; those of what stands in a section are their own. */
function textsOf({ form, item }: Seen): string[] {
  const own = valueAt(form, item.at)
  const ui = isJsonObject(own) ? own : {}
  const schema = valueAt(form.schema, item.target)
  const said = isJsonObject(schema) ? schema : {}
  return [
    ...namesOf(ui)
      .filter((name) => /^ui:(?!title$|widget$|field$|order$)/.test(name))
      .map((name) => `${item.at}/${escapeKey(name)}`),
    ...namesOf(ui['ui:options'])
      .filter((name) => !['title', 'accept', 'widget'].includes(name))
      .map((name) => `${item.at}/ui:options/${escapeKey(name)}`),
    ...namesOf({ description: said.description }).map((name) => `${item.target}/${name}`),
    ...namesOf({ errorMessage: said.errorMessage }).map((name) => `${item.target}/${name}`),
    ...namesOf(said.errorMessage).map((name) => `${item.target}/errorMessage/${escapeKey(name)}`),
  ]
}

/** Keys under which a text stands. */
const namesOf = (value: unknown): string[] =>
  isJsonObject(value) ? Object.keys(value).filter((key) => typeof (value as JsonObject)[key] === 'string') : []

function nameOf(pointer: string): Localized {
  const [, name = ''] = /(?:^|\/)(?:ui:)?([^/]*?)(?:\/pattern)?$/.exec(pointer) ?? []
  return TEXT_WORDS[name as keyof typeof TEXT_WORDS] ?? TEXT_WORDS.text
}

/** A text in quotes of each language; what is not there is said so. */
export function quoted(text: string): Localized {
  return text === '' ? PART_WORDS.nothing : { en: `“${text}”`, ru: `«${text}»` }
}
