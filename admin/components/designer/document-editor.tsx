import { useMemo, useRef, useState } from 'react'
import { withSnippet } from '../../../catalog/designing/insert-snippet.ts'
import { templateFields, unknownAnswers, unknownPlaceholders } from '../../../catalog/designing/template-fields.ts'
import type { Snippet } from '../../../catalog/designing/template-snippets.ts'
import { placeholders, plainTemplate, templateFromPlain } from '../../../catalog/designing/template-text.ts'
import { withText } from '../../../catalog/with-text.ts'
import type { ShownDefect } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import type { CodeProblem, Insertion } from './code-editor.tsx'
import type { Writing } from './code-writing.ts'
import { useDesign } from './design-context.ts'
import { DocumentPreview } from './document-preview.tsx'
import { TemplatePair } from './template-pair.tsx'
import { TemplatePalette } from './template-palette.tsx'
import { TemplateProblems } from './template-problems.tsx'
import { TextPair } from './text-pair.tsx'

type Props = { id: string; defects: readonly ShownDefect[] }
type Locale = 'en' | 'ru'
type TemplateText = ReturnType<typeof useTemplateText>

/** The paper that is issued when a case is granted: title and body in each language. The frame around it is the house's. */
export function DocumentEditor({ id, defects }: Props) {
  const { say } = useTexts()
  const { definition, edit, isLocked } = useDesign()
  const { output } = definition
  const text = useTemplateText()
  const [goTo, setGoTo] = useState<{ locale: string; place: { line: number; column: number } }>()
  const found = useProblems(defects, text)
  const problems = (locale: string): readonly CodeProblem[] => found[locale as Locale]
  return (
    <>
      <section className="d-editor" aria-labelledby="document-title">
        <h2 id="document-title">{say('designer.document')}</h2>
        <TextPair
          label={say('designer.documentTitle')}
          read={(locale) => output.title[locale] ?? ''}
          write={(locale, words) =>
            edit({ output: { ...output, title: withText(output.title, locale, words) } }, `output title ${locale}`)
          }
        />
        <TemplatePair
          label={say('designer.template')}
          help={say(text.isPlain ? 'designer.plainHelp' : 'designer.templateHelp')}
          read={text.read}
          write={text.write}
          writing={text.writing}
          problems={problems}
          goTo={goTo}
          onReady={text.ready}
          onEnter={text.enter}
        />
        <TemplateProblems
          problems={problems}
          onGo={(locale, line) => setGoTo({ locale, place: { line, column: 1 } })}
        />
        {!isLocked && <TemplatePalette {...text} known={text.known[text.into]} />}
      </section>
      <section className="d-editor d-paper" aria-labelledby="sample-title">
        <DocumentPreview id={id} />
      </section>
    </>
  )
}

/** The body in each language, as it is written: plain for as long as it holds no more than paragraphs and answers. */
function useTemplateText() {
  const { language } = useTexts()
  const { definition, form, edit } = useDesign()
  const { output } = definition
  const [asTemplate, setAsTemplate] = useState(false)
  const known = useMemo(() => ({ en: placeholders(form, 'en'), ru: placeholders(form, 'ru') }), [form])
  const knownIn = (locale: string) => known[locale as Locale] ?? []
  const body = (locale: string) => output.template[locale] ?? ''
  const plain = (locale: string) => plainTemplate(body(locale), knownIn(locale))
  // One language written in the template language shows both so: two ways of writing side by side confuse.
  const couldBePlain = Object.keys(known).every((locale) => plain(locale) !== undefined)
  const isPlain = !asTemplate && couldBePlain
  const writing = useWriting(isPlain, known)
  const [into, setInto] = useState<Locale>(language === 'ru' ? 'ru' : 'en')
  const insertions = useRef<Record<string, Insertion>>({})
  const store = (locale: string, template: string) =>
    edit({ output: { ...output, template: withText(output.template, locale, template) } }, `output template ${locale}`)
  return {
    isPlain,
    into,
    known,
    read: (locale: string) => (isPlain ? (plain(locale) ?? '') : body(locale)),
    write: (locale: string, words: string) =>
      store(locale, isPlain ? templateFromPlain(words, knownIn(locale)) : words),
    writing: (locale: string) => writing[locale as Locale],
    ready: (locale: string, insertion: Insertion) => {
      insertions.current[locale] = insertion
    },
    enter: (locale: string) => setInto(locale as Locale),
    insert: (words: string) => insertions.current[into]?.insert(words),
    /** What is more than an answer makes a template of the text; nobody has to write one for it. */
    insertSnippet: (snippet: Snippet) => {
      if (!isPlain) return insertions.current[into]?.insert(snippet.written)
      const words = plain(into) ?? ''
      store(into, withSnippet(words, insertions.current[into]?.at() ?? words.length, snippet, knownIn(into)))
    },
    onTemplate: () => setAsTemplate(true),
    onPlain: asTemplate && couldBePlain ? () => setAsTemplate(false) : undefined,
  }
}

function useWriting(isPlain: boolean, known: Record<Locale, { shown: string }[]>): Record<Locale, Writing> {
  const { form } = useDesign()
  return useMemo(() => {
    const writing = (locale: Locale): Writing =>
      isPlain
        ? { kind: 'plain', answers: known[locale].map(({ shown }) => shown) }
        : { kind: 'template', fields: templateFields(form, locale) }
    return { en: writing('en'), ru: writing('ru') }
  }, [isPlain, known, form])
}

/** What the server found, and the answers that no question gives, by language. */
function useProblems(defects: readonly ShownDefect[], { isPlain, read, known }: TemplateText) {
  const { say } = useTexts()
  const { definition, form } = useDesign()
  const { template } = definition.output
  // biome-ignore lint/correctness/useExhaustiveDependencies: read and known say what the template and the form say
  return useMemo(() => {
    const problems = (locale: Locale): CodeProblem[] => {
      const own = defects.filter(({ code, pointer }) => code === 'template' && pointer.endsWith(`/${locale}`))
      const unknown = isPlain ? unknownPlaceholders(read(locale), known[locale]) : unknownAnswers(read(locale), form)
      return [
        // The lines of plain text are others than those of its template.
        ...own.map(({ line = 0, message }): CodeProblem => ({ line: isPlain ? 0 : line, message, severity: 'error' })),
        ...unknown.map(({ line, name }): CodeProblem => {
          const message = say(isPlain ? 'designer.unknownPlaceholder' : 'designer.unknownAnswer', { name })
          return { line, message, severity: 'warning' }
        }),
      ]
    }
    return { en: problems('en'), ru: problems('ru') }
  }, [isPlain, template, form, defects, say])
}
