import { useState } from 'react'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { withText } from '../../../catalog/with-text.ts'
import type { ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { DecisionEditor } from './decision-editor.tsx'
import { useDesign } from './design-context.ts'
import { RoutingEditor } from './routing-editor.tsx'
import { TextPair } from './text-pair.tsx'

/** What is told about the service before it is begun, who receives the cases, and by when they are decided. */
export function AboutEditor({ offices }: Pick<ShownDraft, 'offices'>) {
  const { say } = useTexts()
  const { definition, edit, isLocked } = useDesign()
  return (
    <section className="d-editor" aria-labelledby="about-title">
      <h2 id="about-title">{say('designer.about')}</h2>
      <Words part="titles" />
      <Words part="summary" rows={2} />
      <Lines part="asked" />
      <Lines part="needs" />
      <Words part="cost" />
      <Words part="time" />
      <Words part="result" rows={2} />
      <label className="d-field">
        {say('designer.category')}
        <span className="p-help">{say('designer.categoryHelp')}</span>
        <input
          value={definition.category}
          readOnly={isLocked}
          onChange={(event) => edit({ category: asWord(event.target.value) }, 'category')}
        />
      </label>
      <RoutingEditor offices={offices} />
      <label className="d-field">
        {say('designer.days')}
        <input
          type="text"
          inputMode="numeric"
          defaultValue={definition.decideWithinDays}
          readOnly={isLocked}
          onChange={(event) => edit({ decideWithinDays: Number.parseInt(event.target.value, 10) || 0 }, 'days')}
        />
      </label>
      <DecisionEditor />
    </section>
  )
}

/** Categories are short names, so “Home and residence” is taken as `home-and-residence`. */
const asWord = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')

type WordsPart = 'titles' | 'summary' | 'cost' | 'time' | 'result'

function Words({ part, rows = 1 }: { part: WordsPart; rows?: number }) {
  const { say } = useTexts()
  const { definition, edit } = useDesign()
  const write = (locale: string, text: string) => {
    const change: Partial<ServiceDefinition> = { [part]: withText(definition[part], locale, text) }
    // The form's own title is the service's: whoever renames one means both.
    if (part === 'titles') change.form = titledForm(definition, locale, text)
    edit(change, `${part} ${locale}`)
  }
  return (
    <TextPair
      label={say(`designer.part.${part}`)}
      help={say(`designer.partHelp.${part}`)}
      rows={rows}
      read={(locale) => definition[part][locale] ?? ''}
      write={write}
    />
  )
}

/** Several short texts, one a line. A line that is just begun is none yet: what is typed stays while it says the same. */
function Lines({ part }: { part: 'asked' | 'needs' }) {
  const { say } = useTexts()
  const { definition, edit } = useDesign()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const kept = (locale: string) => (definition[part][locale] ?? []).join('\n')
  const write = (locale: string, text: string) => {
    setTyped({ ...typed, [locale]: text })
    const { [locale]: _, ...others } = definition[part]
    const lines = linesOf(text)
    edit({ [part]: lines.length === 0 ? others : { ...others, [locale]: lines } }, `${part} ${locale}`)
  }
  const read = (locale: string) => {
    const text = typed[locale] ?? ''
    return linesOf(text).join('\n') === kept(locale) ? text : kept(locale)
  }
  return (
    <TextPair
      label={say(`designer.part.${part}`)}
      help={say(`designer.partHelp.${part}`)}
      rows={3}
      read={read}
      write={write}
    />
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function titledForm({ form, titles }: ServiceDefinition, locale: string, text: string): ServiceDefinition['form'] {
  if (locale === 'en')
    return form.schema.title === titles.en ? { ...form, schema: { ...form.schema, title: text } } : form
  const { '/title': title = '', ...others } = form.texts?.[locale] ?? {}
  if (title !== (titles[locale] ?? '')) return form
  return { ...form, texts: { ...form.texts, [locale]: text === '' ? others : { ...others, '/title': text } } }
}
