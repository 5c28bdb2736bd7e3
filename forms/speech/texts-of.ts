import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import type { Label } from '../compile/options.ts'
import { uiOption } from '../compile/ui.ts'
import type { Locale } from '../definition.ts'
import { isObject } from '../json.ts'

/** An author's text in a locale: its translation where there is one, else as it was written. */
export function translated(form: Form, locale: Locale, label: Label): string {
  const texts = textsFor(form, locale)
  if (texts !== undefined) {
    for (const pointer of label.pointers) {
      const found = texts[pointer] ?? (pointer.startsWith('/uiSchema') ? undefined : texts[`/schema${pointer}`])
      if (typeof found === 'string') return found
    }
  }
  return label.text
}

/** The translations for a locale, or for its language: `ru` for `ru-KG`. */
function textsFor(form: Form, locale: Locale): Record<string, string> | undefined {
  const { texts } = form.definition
  if (!isObject(texts)) return undefined
  return texts[locale] ?? texts[locale.split(/[-_]/, 1)[0] ?? '']
}

/** The words that an author gives a place under a keyword of the schema, nearest part first. */
export function schemaText(
  form: Form,
  locale: Locale,
  node: Node,
  keyword: 'title' | 'description',
): string | undefined {
  for (const { source, pointer } of node.parts) {
    const text = source[keyword]
    if (typeof text === 'string' && text !== '')
      return translated(form, locale, { text, pointers: [`${pointer}/${keyword}`] })
  }
  return undefined
}

/** The words that an author gives a place in the uiSchema. */
export function uiText(form: Form, locale: Locale, node: Node, option: string): string | undefined {
  const found = uiOption(node.ui, option)
  if (typeof found?.value !== 'string' || found.value === '') return undefined
  return translated(form, locale, { text: found.value, pointers: uiPointers(found.pointer, option) })
}

/** `ui:help` and `ui:options/help` say the same, so a translation may stand under either. */
function uiPointers(pointer: string, option: string): string[] {
  const place = pointer.slice(0, pointer.lastIndexOf('/ui:'))
  return [pointer, `${place}/ui:${option}`, `${place}/ui:options/${option}`]
}
