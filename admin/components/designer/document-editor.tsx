import { useMemo } from 'react'
import {
  type Placeholder,
  placeholders,
  plainTemplate,
  templateFromPlain,
} from '../../../catalog/designing/template-text.ts'
import { withText } from '../../../catalog/with-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { TextPair } from './text-pair.tsx'

/** The paper that is issued when a case is granted: title and body in each language. The frame around it is the house's. */
export function DocumentEditor() {
  const { say, language } = useTexts()
  const { definition, form, edit } = useDesign()
  const { output } = definition
  const known = useMemo(() => ({ en: placeholders(form, 'en'), ru: placeholders(form, 'ru') }), [form])
  const knownIn = (locale: string): Placeholder[] => known[locale as keyof typeof known] ?? []
  // One language written in the template language shows both so: two ways of writing side by side confuse.
  const isPlain = Object.entries(output.template).every(
    ([locale, template]) => plainTemplate(template, knownIn(locale)) !== undefined,
  )
  const write = (part: 'title' | 'template', locale: string, text: string) =>
    edit({ output: { ...output, [part]: withText(output[part], locale, text) } }, `output ${part} ${locale}`)
  const body = (locale: string) => output.template[locale] ?? ''
  return (
    <section className="d-editor" aria-labelledby="document-title">
      <h2 id="document-title">{say('designer.document')}</h2>
      <TextPair
        label={say('designer.documentTitle')}
        read={(locale) => output.title[locale] ?? ''}
        write={(locale, text) => write('title', locale, text)}
      />
      <TextPair
        label={say('designer.template')}
        help={say(isPlain ? 'designer.plainHelp' : 'designer.templateHelp')}
        rows={12}
        read={(locale) => (isPlain ? (plainTemplate(body(locale), knownIn(locale)) ?? '') : body(locale))}
        write={(locale, text) => write('template', locale, isPlain ? templateFromPlain(text, knownIn(locale)) : text)}
      />
      <h3>{say('designer.answersInDocument')}</h3>
      <ul className="d-answers">
        {(language === 'ru' ? known.ru : known.en).map(({ shown, written }) => (
          <li key={written}>
            <code>{isPlain ? shown : written}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
