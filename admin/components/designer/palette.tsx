import { type FormEvent, useEffect, useRef, useState } from 'react'
import { addQuestion } from '../../../catalog/designing/add-question.ts'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { KINDS, type Kind } from '../../../catalog/designing/kinds.ts'
import { flatOutline, outline } from '../../../catalog/designing/outline.ts'
import { type PlaceForNew, placesForNew } from '../../../catalog/designing/places-for-new.ts'
import { setText } from '../../../catalog/designing/set-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** What can be asked, chosen by what people know. Where it will stand is said, and can be another place. */
export function Palette({ onDone }: { onDone(isAdded: boolean): void }) {
  const { say, language } = useTexts()
  const { form, items, selected, editForm, select } = useDesign()
  const places = placesForNew(items, selected)
  const [chosen, setChosen] = useState(places[0]?.key ?? '')
  const place = places.find(({ key }) => key === chosen) ?? places[0]
  const [kind, setKind] = useState<Kind>('short-text')
  const [title, setTitle] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])

  const add = (event: FormEvent) => {
    event.preventDefault()
    const words = title.trim()
    if (words === '' || !place) return box.current?.focus()
    const { within, after } = place
    const added = addQuestion(form, { kind, title: words, within, after })
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
      {places.length > 1 && <PlaceBox places={places} chosen={place?.key ?? ''} onChoose={setChosen} />}
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

/** Where it will stand, said before it is added. */
function PlaceBox({
  places,
  chosen,
  onChoose,
}: {
  places: PlaceForNew[]
  chosen: string
  onChoose(key: string): void
}) {
  const { say, language } = useTexts()
  const { form } = useDesign()
  const words = ({ withinItem, behind }: PlaceForNew) => {
    const item = withinItem ?? behind
    if (!item) return say('designer.where.end')
    return say(withinItem ? 'designer.where.in' : 'designer.where.behind', { title: titleIn(form, item, language) })
  }
  return (
    <label className="d-field">
      {say('designer.whereNew')}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {places.map((place) => (
          <option key={place.key} value={place.key}>
            {words(place)}
          </option>
        ))}
      </select>
    </label>
  )
}
