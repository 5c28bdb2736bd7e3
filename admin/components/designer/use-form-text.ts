import { markLookedAt, outdatedAt, setText, textAt } from '../../../catalog/designing/set-text.ts'
import { useDesign } from './design-context.ts'

/** A text of the form by its pointer, as a text pair reads and writes it. */
export function useFormText() {
  const { form, editForm } = useDesign()
  return (pointer: string) => ({
    read: (locale: string) => textAt(form, pointer, locale),
    write: (locale: string, words: string) => editForm(setText(form, pointer, locale, words), `${pointer} ${locale}`),
    translated: (locale: string) => outdatedAt(form, pointer, locale),
    looked: (locale: string) => editForm(markLookedAt(form, pointer, locale)),
  })
}
