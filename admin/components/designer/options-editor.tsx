import { type ClipboardEvent, useState } from 'react'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { setOptions } from '../../../catalog/designing/set-options.ts'
import { setText, textAt } from '../../../catalog/designing/set-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** The answers to choose from: one a line, then each in the other language. */
export function OptionsEditor({ item }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const titles = item.options.map(({ title }) => title).join('\n')
  // A line that is just begun is no answer yet, so what is typed is kept as typed while it says the same.
  const [typed, setTyped] = useState(titles)
  const shown = lines(typed).join('\n') === titles ? typed : titles
  const write = (text: string) => {
    setTyped(text)
    editForm(setOptions(form, item.at, lines(text)), `${item.at} options`)
  }
  const arm = (index: number) => `${item.target}${item.kind === 'several-of' ? '/items' : ''}/oneOf/${index}/title`
  /** A pasted list goes into the boxes from this one on. */
  const paste = (event: ClipboardEvent, from: number) => {
    const pasted = listed(event.clipboardData.getData('text'))
    if (pasted.length < 2) return
    event.preventDefault()
    const room = pasted.slice(0, item.options.length - from)
    editForm(room.reduce((changed, text, index) => setText(changed, arm(from + index), 'ru', text), form))
  }
  return (
    <fieldset className="d-pair">
      <legend>{say('designer.options')}</legend>
      <p className="p-help">{say('designer.optionsHelp')}</p>
      <div className="d-languages">
        <label>
          <span className="p-quiet">English</span>
          <textarea
            value={shown}
            rows={Math.max(4, item.options.length + 1)}
            readOnly={isLocked}
            lang="en"
            onChange={(event) => write(event.target.value)}
          />
        </label>
        <div>
          <span className="p-quiet">Русский</span>
          {item.options.map(({ title }, index) => {
            const text = textAt(form, arm(index), 'ru')
            return (
              <input
                key={arm(index)}
                aria-label={say('designer.optionIn', { title, language: 'Русский' })}
                placeholder={title}
                value={text}
                readOnly={isLocked}
                lang="ru"
                aria-invalid={text.trim() === '' || undefined}
                onPaste={(event) => paste(event, index)}
                onChange={(event) => editForm(setText(form, arm(index), 'ru', event.target.value), arm(index))}
              />
            )
          })}
        </div>
      </div>
    </fieldset>
  )
}

const listed = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const lines = (text: string) => [...new Set(listed(text))]
