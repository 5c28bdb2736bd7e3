import { type FormEvent, useEffect, useRef, useState } from 'react'
import { addQuestion } from '../../../catalog/designing/add-question.ts'
import { KINDS, type Kind } from '../../../catalog/designing/kinds.ts'
import { flatOutline, type OutlineItem, outline } from '../../../catalog/designing/outline.ts'
import { setText } from '../../../catalog/designing/set-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** What can be asked, chosen by what people know. The new question stands behind the one that was open. */
export function Palette({ onDone }: { onDone(isAdded: boolean): void }) {
  const { say, language } = useTexts()
  const { form, selected, editForm, select } = useDesign()
  const [kind, setKind] = useState<Kind>('short-text')
  const [title, setTitle] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])

  const add = (event: FormEvent) => {
    event.preventDefault()
    const words = title.trim()
    if (words === '') return box.current?.focus()
    const added = addQuestion(form, { kind, title: words, ...placeBehind(selected) })
    // Who works in Russian has given the Russian title. It stands for the English one, marked, until that is written.
    const titleAt = flatOutline(outline(added.form)).find(({ at }) => at === added.at)?.titleAt ?? ''
    editForm(language === 'ru' ? setText(added.form, titleAt, 'ru', words) : added.form)
    select(added.at)
    onDone(true)
  }

  return (
    <form className="d-editor d-palette" onSubmit={add} aria-labelledby="palette-title">
      <h2 id="palette-title">{say('designer.addTitle')}</h2>
      <label className="d-field">
        {say('designer.titleOfNew')}
        <input ref={box} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <fieldset>
        <legend>{say('designer.kindOfNew')}</legend>
        <div className="d-kinds">
          {KINDS.map((one) => (
            <label key={one} className="d-kind">
              <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => setKind(one)} />
              <span>
                <strong>{say(`designer.kind.${one}`)}</strong>
                <span className="p-quiet">{say(`designer.example.${one}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="p-actions">
        <button type="submit" className="p-button p-main">
          {say('designer.addThis')}
        </button>
        <button type="button" className="p-button" onClick={() => onDone(false)}>
          {say('designer.cancel')}
        </button>
      </p>
    </form>
  )
}

/** In the open section or list, else behind the open question. */
function placeBehind(item: OutlineItem | undefined): { within: string; after?: string } {
  if (!item) return { within: '/uiSchema' }
  if (item.kind === 'section') return { within: item.at }
  if (item.kind === 'list') return { within: `${item.at}/items` }
  return { within: item.within, after: item.name }
}
