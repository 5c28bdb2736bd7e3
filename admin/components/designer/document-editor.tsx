import { useMemo, useRef, useState } from 'react'
import {
  type Placeholder,
  placeholders,
  plainTemplate,
  templateFromPlain,
} from '../../../catalog/designing/template-text.ts'
import { withText } from '../../../catalog/with-text.ts'
import type { Defect } from '../../../forms/index.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { DocumentPreview } from './document-preview.tsx'
import { TemplatePalette } from './template-palette.tsx'
import { TextPair } from './text-pair.tsx'

type Props = { id: string; defects: readonly Defect[] }

/** The paper that is issued when a case is granted: title and body in each language. The frame around it is the house's. */
export function DocumentEditor({ id, defects }: Props) {
  const { say, language } = useTexts()
  const { definition, form, edit, isLocked } = useDesign()
  const { output } = definition
  const known = useMemo(() => ({ en: placeholders(form, 'en'), ru: placeholders(form, 'ru') }), [form])
  const knownIn = (locale: string): Placeholder[] => known[locale as keyof typeof known] ?? []
  const [asTemplate, setAsTemplate] = useState(false)
  // One language written in the template language shows both so: two ways of writing side by side confuse.
  const isPlain =
    !asTemplate &&
    Object.entries(output.template).every(
      ([locale, template]) => plainTemplate(template, knownIn(locale)) !== undefined,
    )
  const { into, remember, insert } = useInsertion(language)
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
        onEnter={remember}
        write={(locale, text) => write('template', locale, isPlain ? templateFromPlain(text, knownIn(locale)) : text)}
      />
      <TemplateProblems defects={defects} />
      {!isLocked && (
        <TemplatePalette
          locale={into}
          known={knownIn(into)}
          isPlain={isPlain}
          onInsert={insert}
          onTemplate={() => setAsTemplate(true)}
        />
      )}
      <DocumentPreview id={id} />
    </section>
  )
}

/** Puts words where the person last wrote, as if they had typed them: undo takes them back. */
function useInsertion(language: string) {
  const box = useRef<HTMLTextAreaElement>(undefined)
  const [into, setInto] = useState(language)
  const remember = (target: HTMLTextAreaElement) => {
    box.current = target
    setInto(target.lang)
  }
  const insert = (words: string) => {
    const target = box.current ?? document.querySelector<HTMLTextAreaElement>(`.d-editor textarea[lang="${into}"]`)
    target?.focus()
    document.execCommand('insertText', false, words)
  }
  return { into, remember, insert }
}

/** What the server found in a template, with its line, in the language of the panel. */
function TemplateProblems({ defects }: Pick<Props, 'defects'>) {
  const { say } = useTexts()
  const own = defects.filter(({ code }) => code === 'template')
  return (
    <div role="status">
      {own.map(({ pointer, message }) => (
        <p key={`${pointer} ${message}`} className="p-problem">
          {say(`designer.templateIn.${pointer.endsWith('/ru') ? 'ru' : 'en'}`)} {message}
        </p>
      ))}
    </div>
  )
}
